import { expect, test } from '@playwright/test';
import { stringify } from 'yaml';
import { ApiError } from '../../fixtures/kube/answers.ts';
import type { Cluster } from '../../fixtures/kube/cluster.ts';
import type { AttachedFile } from '../../fixtures/lab/attached.ts';
import { lackingBySettings, lackingIn, neverTheirs } from '../../fixtures/lab/lacking.ts';
import { lackingOfSamples, refuseOtherDomains, refuseOtherFamilies } from '../../fixtures/lab/lacking-of-samples.ts';
import { namespaceObject, ownerLabel } from '../../fixtures/lab/samples.ts';
import type { EnvironmentState } from '../../fixtures/lab/state.ts';

const file = {
  clusters: ['a', 'b'].map((name) => ({ name, podCidr: '10.10.0.0/16', serviceCidr: '10.110.0.0/16' })),
  images: { helloworld: '', sleep: '', echo: 'echo', vegeta: 'vegeta' },
  rootNamespace: 'istio-system',
} as unknown as AttachedFile;

/** Two clusters whose accounts may do all but one thing, and what they have. */
const accounts = (denied = '', slices: unknown[] = [{ metadata: { name: 'kube-dns-x' } }]): Cluster[] =>
  ['a', 'b'].map(
    (name) =>
      ({
        name,
        knows: async () => true,
        list: async () => slices,
        may: async (verb: string, _: string, resource: string, namespace?: string) => [name, verb, resource, namespace].filter(Boolean).join(' ') !== denied,
      }) as unknown as Cluster,
  );

test('what an account may not read is lacking, and nothing else; so is what the file does not name', async () => {
  expect(await lackingIn(file, accounts())).toEqual(neverTheirs);
  const beside = async (denied: string) => Object.entries(await lackingIn(file, accounts(denied))).filter(([capability]) => !(capability in neverTheirs));
  expect(await beside('b list nodes')).toEqual([['nodes', 'the account in b may not list nodes']]);
  expect(await beside('a list services istio-system')).toEqual([['injectors', 'the account in a may not list services in istio-system']]);
  expect(await beside('b list mutatingwebhookconfigurations')).toEqual([['injectors', 'the account in b may not list mutatingwebhookconfigurations.admissionregistration.k8s.io']]);
  expect(await beside('b list pods')).toEqual([['all-addresses', 'the account in b may not list pods']]);
  expect(await beside('b list endpointslices default')).toEqual([['own-endpoints', 'the account in b may not list endpointslices.discovery.k8s.io in default']]);
  expect(await beside('b list endpointslices kube-system')).toEqual([['system-endpoints', 'the account in b may not list endpointslices.discovery.k8s.io in kube-system']]);
  expect(await lackingIn(file, accounts('', []))).toEqual({ ...neverTheirs, 'system-endpoints': 'a has no Service kube-dns in kube-system' });
  const bare = { ...file, clusters: [{ name: 'a' }, { name: 'b' }], images: { helloworld: '', sleep: '' } } as unknown as AttachedFile;
  expect(Object.keys(await lackingIn(bare, accounts()))).toEqual(expect.arrayContaining(['known-cidrs', 'echo-server', 'load-generator']));
});

const state = { namespaces: { mesh: 'app1', offMesh: 'app2' }, absent: {}, mesh: { rootNamespace: 'istio-system' } } as unknown as EnvironmentState;

/** A cluster whose samples print what is made of a command, and whose sidecars are told something by their environment. */
const samplesIn = (printed: (command: readonly string[]) => string, told: Record<string, string> = {}): Cluster =>
  ({
    name: 'a',
    pod: async () => ({ ip: '10.10.0.7' }),
    exec: async (_: unknown, __: unknown, command: readonly string[]) => ({ stdout: printed(command) }),
    core: { readNamespacedPod: async () => ({ spec: { containers: [{ name: 'istio-proxy', env: Object.entries(told).map(([name, value]) => ({ name, value })) }] } }) },
  }) as unknown as Cluster;

test('sidecars that answer DNS, and search domains that answer whatever is asked, leave no plain DNS', async () => {
  const lacking = (printed: string, told = {}) => lackingOfSamples(state, [samplesIn((command) => (command[0] === 'curl' ? '200 9' : printed), told)]);
  expect(await lacking('')).toEqual({});
  expect(await lacking('', { ISTIO_META_DNS_CAPTURE: 'false' })).toEqual({});
  expect(await lacking('', { ISTIO_META_DNS_CAPTURE: 'true' })).toHaveProperty('plain-dns', 'sidecars in a answer DNS themselves (ISTIO_META_DNS_CAPTURE)');
  expect((await lacking('192.0.2.7   conformance-nobody.corp.example\n'))['plain-dns']).toContain('a name resolves that nobody has (192.0.2.7 conformance-nobody.corp.example)');
  const bare = { ...state, absent: { mesh: 'Istio is not installed yet' } } as unknown as EnvironmentState;
  expect(await lackingOfSamples(bare, [samplesIn((command) => (command[0] === 'curl' ? '200 9' : ''), { ISTIO_META_DNS_CAPTURE: 'true' })])).toEqual({});
});

test('services of another domain than most clusters have are refused', async () => {
  const refused = (search: string) => refuseOtherDomains(state, [samplesIn(() => `${search}nameserver 10.110.0.10\noptions ndots:5\n`)]);
  await refused('search app2.svc.cluster.local svc.cluster.local cluster.local corp.example\n');
  await refused('');
  await expect(refused('search app2.svc.corp.internal svc.corp.internal corp.internal\n')).rejects.toThrow('services of a are of the domain corp.internal');
});

test('helloworld that computes for every call carries no load; one that a busy machine kept waiting now and then does', async () => {
  const lacking = (...seconds: number[]) =>
    lackingOfSamples(state, [samplesIn((command) => (command[0] === 'curl' ? '200 9' : command.join().includes('/hello') ? seconds.map((one) => `200 ${one}\n`).join('') : ''))]);
  expect(await lacking(0.08, 0.071, 0.2)).toEqual({ 'load-generator': 'helloworld in a needs 71 ms for a call at least, and could not answer 50 a second beside others' });
  expect(await lacking(0.08, 0.003, 0.2)).toEqual({});
  expect(await lacking()).toEqual({});
});

test('pods with IPv6 addresses are refused', async () => {
  const refused = (ip: string) => refuseOtherFamilies(state, [{ name: 'a', pod: async () => ({ ip }) } as unknown as Cluster]);
  await refused('10.10.0.7');
  await expect(refused('fd00:10::7')).rejects.toThrow('pods of a have IPv6 addresses');
});

test('helloworld that answers otherwise has no bodies; one that is silent is for requirements to tell', async () => {
  const answering = (stdout: string) => lackingOfSamples(state, [samplesIn((command) => (command[0] === 'curl' ? stdout : ''))]);
  expect(await answering('200 9')).toEqual({});
  expect(await answering('000 0')).toEqual({});
  expect(await answering('404 207')).toEqual({ 'sample-bodies': 'helloworld in a answers /bytes/9 with 404 and 207 bytes' });
  expect(await answering('200 12')).toHaveProperty('sample-bodies');
});

test("a mesh's settings: what its log, its policies and its Sidecars keep from being decided", async () => {
  const whole = {
    accessLogFile: '/dev/stdout',
    accessLogEncoding: 'JSON',
    accessLogFormat: '{"request_id":"x","upstream_host":"y","downstream_peer_uri_san":"z","upstream_request_attempt_count":"n"}',
  };
  const lacking = async (settings: object, sidecars: object[] | Error = []) => {
    const primary = {
      name: 'a',
      pod: async () => ({ name: 'sleep' }),
      core: { readNamespacedPod: async () => ({ metadata: {} }) },
      read: async () => ({ data: { mesh: stringify(settings) } }),
      list: async () => {
        if (sidecars instanceof Error) throw sidecars;
        return sidecars;
      },
    };
    return Object.keys(await lackingBySettings(state, primary as unknown as Cluster));
  };
  expect(await lacking(whole)).toEqual([]);
  expect(await lacking({ ...whole, accessLogEncoding: 'TEXT' })).toEqual(['access-log']);
  expect(await lacking({ ...whole, accessLogFormat: '{"id":"x","downstream_peer_uri_san":"z"}' })).toEqual(['access-log', 'access-log-attempts']);
  expect(await lacking({ ...whole, accessLogFormat: undefined })).toEqual(['access-log-peers', 'access-log-attempts']);
  expect(await lacking({ ...whole, discoverySelectors: [{ matchLabels: { mesh: 'a' } }] })).toEqual(['own-endpoints', 'system-endpoints']);
  expect(await lacking({ ...whole, defaultServiceExportTo: ['.'] })).toEqual(['own-endpoints', 'system-endpoints']);
  expect(await lacking({ ...whole, defaultServiceExportTo: ['*'] })).toEqual([]);
  const telemetry = (accessLogging: object[]) => ({ metadata: { name: 'less', namespace: 'istio-system' }, spec: { accessLogging } });
  expect(await lacking(whole, [telemetry([{ filter: { expression: 'response.code >= 400' } }])])).toEqual(['access-log']);
  expect(await lacking(whole, [telemetry([{ providers: [{ name: 'envoy' }] }])])).toEqual([]);
  expect(await lacking(whole, [{ ...telemetry([]), spec: { selector: { matchLabels: { istio: 'ingressgateway' } }, accessLogging: [{ disabled: true }] } }])).toEqual([]);
  const sidecar = (hosts: string[], more = {}) => ({ metadata: { name: 'default', namespace: 'istio-system' }, spec: { egress: [{ hosts }], ...more } });
  expect(await lacking(whole, [sidecar(['./*', 'istio-system/*'])])).toEqual(['own-endpoints', 'system-endpoints']);
  expect(await lacking(whole, [sidecar(['./*', 'default/*'])])).toEqual(['system-endpoints']);
  expect(await lacking(whole, [sidecar(['./*', 'default/*', 'kube-system/*'])])).toEqual([]);
  expect(await lacking(whole, [sidecar(['./*'], { workloadSelector: {} })])).toEqual([]);
  expect(await lacking(whole, new ApiError('forbidden', 403, undefined))).toEqual(['own-endpoints', 'system-endpoints', 'own-allow-policies']);
  const policy = (spec: object) => ({ metadata: { name: 'hardened', namespace: 'istio-system' }, spec });
  const everybody = [{ from: [{ source: { principals: ['*'] } }] }];
  expect(await lacking(whole, [policy({ rules: everybody })])).toEqual(['own-allow-policies']);
  expect(await lacking(whole, [policy({ action: 'DENY', rules: everybody })])).toEqual([]);
  expect(await lacking(whole, [policy({ rules: everybody, selector: { matchLabels: { istio: 'ingressgateway' } } })])).toEqual([]);
  // It allows nothing: all is denied that is not allowed beside it, and the samples' own policies are those that allow.
  expect(await lacking(whole, [policy({})])).toEqual([]);
});

test('labels of an environment file never take a namespace from its owner', () => {
  expect(namespaceObject('x', { team: 'one', [ownerLabel]: 'another' }).metadata.labels).toEqual({ ...namespaceObject('x').metadata.labels, team: 'one' });
});
