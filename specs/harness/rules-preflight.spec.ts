import { expect, test } from '@playwright/test';
import { messagesIn, precheckMessagesIn } from '../../fixtures/analysis.ts';
import type { AccountReading, AddressUse, AnalysisReading, ClockReading, NodeReading } from '../../reports/readings/clusters.ts';
import type { IstiodAddressReading, VersionReading } from '../../reports/readings/control-plane.ts';
import { clocksAreSure } from '../../reports/rules/clocks.ts';
import { judge } from '../../reports/rules/index.ts';
import { neededRights } from '../../reports/rules/rights.ts';
import { sampling } from '../../reports/rules/sampling.ts';

test('addresses: one that two clusters use, or pods and services of one, fails; so does a cluster that tells nothing', () => {
  const use = (cluster: string, kind: AddressUse['kind'], range: string): AddressUse => ({ cluster, kind, range, by: `Thing ${range}` });
  const whole = [
    use('a', 'pods', '10.10.0.0/16'),
    use('a', 'pods', '10.10.0.7'),
    use('a', 'services', '10.110.0.0/16'),
    use('a', 'services', '10.110.0.10'),
    use('a', 'nodes', '172.28.0.2'),
    use('b', 'pods', '10.20.0.0/24'),
    use('b', 'services', '10.120.0.10'),
  ];
  const judged = (uses: AddressUse[], unread: string[] = []) => judge('addressesAreDisjoint', { uses, unread }, { clusters: ['a', 'b'] });
  expect(judged(whole)).toMatchObject({ holds: true, seen: '7 ranges and addresses, none in common; read from Thing' });
  expect(judged([...whole, use('b', 'services', '10.10.3.0/24')])).toMatchObject({
    holds: false,
    seen: expect.stringContaining('10.10.0.0/16 for pods of a (Thing 10.10.0.0/16) and 10.10.3.0/24 for services of b (Thing 10.10.3.0/24) overlap'),
  });
  expect(judged([...whole, use('b', 'pods', '10.10.0.7')]).holds).toBe(false);
  expect(judged([...whole, use('b', 'services', '10.0.0.0/8')]).holds).toBe(false);
  expect(judged([...whole, use('a', 'services', '10.10.255.255')]).holds).toBe(false);
  expect(judged([...whole, use('b', 'nodes', '172.28.0.2')]).holds).toBe(false);
  // A node that is there for one pod.
  expect(judged([...whole, use('a', 'pods', '172.28.0.2')]).holds).toBe(true);
  expect(judged([...whole, use('a', 'services', '172.28.0.2')]).holds).toBe(false);
  expect(judged([...whole, use('a', 'pods', 'fd00:10::/64'), use('b', 'pods', 'fd00:20::/64')]).holds).toBe(true);
  expect(judged([...whole, use('a', 'pods', 'fd00:10::/64'), use('b', 'pods', 'fd00:10::5')]).holds).toBe(false);
  expect(judged(whole.slice(0, -1), ['Services of b'])).toMatchObject({
    holds: false,
    seen: expect.stringContaining('nothing is known of services of b; read from Thing; not readable: Services of b'),
  });
  expect(judged([]).holds).toBe(false);
});

test('addresses: what nodes were given for pods counts where pods have addresses of it, or none is known', () => {
  const given = (cluster: string): AddressUse => ({ cluster, kind: 'pods', range: '10.244.0.0/24', by: `Node ${cluster}-1` });
  const pod = (cluster: string, range: string): AddressUse => ({ cluster, kind: 'pods', range, by: `Pod default/${cluster}` });
  const services = ['a', 'b'].map((cluster, index): AddressUse => ({ cluster, kind: 'services', range: `10.${110 + index}.0.0/16`, by: 'ServiceCIDR kubernetes' }));
  const judged = (...pods: AddressUse[]) => judge('addressesAreDisjoint', { uses: [...services, given('a'), given('b'), ...pods], unread: [] }, { clusters: ['a', 'b'] });
  expect(judged(pod('a', '10.10.0.5'), pod('b', '10.20.0.5'))).toMatchObject({
    holds: true,
    seen: expect.stringContaining('no pod has an address of what nodes were given: 10.244.0.0/24'),
  });
  // Of one of them it is used, and the other's pods are elsewhere.
  expect(judged(pod('a', '10.244.0.5'), pod('b', '10.20.0.5')).holds).toBe(true);
  expect(judged(pod('a', '10.244.0.5'), pod('b', '10.244.0.9')).holds).toBe(false);
  expect(judged(pod('a', '10.10.0.5'), pod('b', '10.10.0.5')).holds).toBe(false);
  expect(judged(pod('a', '10.244.0.5')).holds).toBe(false);
  expect(judged().holds).toBe(false);
});

test('accounts: a right that is missing or was not asked about, one too many, or a remote without an account fails', () => {
  const rules = [
    { groups: [''], resources: ['pods', 'configmaps'], verbs: ['get', 'list', 'watch'] },
    { groups: [''], resources: ['configmaps'], verbs: ['create', 'update'] },
    { groups: ['multicluster.x-k8s.io'], resources: ['serviceexports'], verbs: ['create', 'delete'] },
    { groups: ['authorization.k8s.io'], resources: ['selfsubjectrulesreviews'], verbs: ['create'] },
  ];
  const account = { cluster: 'b', secret: 's', user: 'reader', answers: neededRights.map((right) => ({ ...right, allowed: true })), rules };
  const judged = (...accounts: AccountReading['accounts']) => judge('accountsSuffice', { primary: 'a', accounts }, { clusters: ['a', 'b'] });
  expect(judged(account)).toMatchObject({ holds: true, seen: 'reader in b may do that and no more' });
  expect(judged({ ...account, answers: account.answers.map((answer, index) => ({ ...answer, allowed: index !== 2 })) })).toMatchObject({
    holds: false,
    seen: 'reader in b may not list nodes',
  });
  expect(judged({ ...account, answers: account.answers.slice(1) }).holds).toBe(false);
  const also = (...more: typeof rules) => judged({ ...account, rules: [...rules, ...more] });
  expect(also({ groups: ['*'], resources: ['*'], verbs: ['*'] })).toMatchObject({ holds: false, seen: 'reader in b may do anything to everything of any group' });
  expect(also({ groups: [''], resources: ['secrets'], verbs: ['get', 'create'] }).seen).toBe('reader in b may create secrets');
  expect(also({ groups: [''], resources: ['configmaps'], verbs: ['delete'] }).holds).toBe(false);
  expect(also({ groups: [''], resources: ['secrets'], verbs: ['get'] }).holds).toBe(true);
  expect(judged({ ...account, refused: 401 })).toMatchObject({ holds: false, seen: 'b does not take the token in s (401)' });
  expect(judged({ ...account, cluster: 'c' })).toMatchObject({ holds: false, seen: expect.stringContaining('no remote secret is of b') });
  expect(judged().holds).toBe(false);
});

test('versions: a proxy or a chart that is ahead of istiod, too far behind, or says nothing fails; so does a cluster without one, and an istioctl far away', () => {
  const proxy = (cluster: string, version: string) => ({ proxy: `sleep.${cluster}`, cluster, version });
  const webhook = (cluster: string, version: string, revision = 'default') => ({ cluster, name: 'injector', revision, version });
  const istiod = (pod: string, version: string, revision = 'default') => ({ pod, revision, version });
  const whole: VersionReading = {
    clusters: [
      { name: 'a', version: 'v1.37.2' },
      { name: 'b', version: 'v1.35.0-eks' },
    ],
    istiods: [istiod('istiod', '1.31.0-rev-Clean')],
    proxies: [proxy('a', '1.31.0'), proxy('b', '1.30.3')],
    webhooks: [webhook('a', '1.31.0'), webhook('b', '1.30.1')],
    istioctl: '1.30.0',
  };
  const judged = (more: Partial<VersionReading> = {}) => judge('versionsFit', { ...whole, ...more }, { clusters: ['a', 'b'], ...sampling.skew });
  expect(judged()).toMatchObject({
    holds: true,
    seen: 'istiod 1 × 1.31.0-rev-Clean; proxies 1 × 1.30.3, 1 × 1.31.0; charts 1 × 1.30.1, 1 × 1.31.0; istioctl 1.30.0; Kubernetes v1.37.2 in a, v1.35.0-eks in b, 2 minor releases apart',
  });
  const proxies = (...versions: string[]) => judged({ proxies: versions.map((version, index) => proxy(index === 0 ? 'a' : 'b', version)) });
  expect(proxies('1.31.0', '1.29.9')).toMatchObject({ holds: false, seen: expect.stringContaining('sleep.b in b is of 1.29.9') });
  expect(proxies('1.31.0', '1.32.0').holds).toBe(false);
  expect(proxies('1.31.0', '2.31.0').holds).toBe(false);
  expect(proxies('1.31.0', 'unknown').holds).toBe(false);
  expect(proxies('1.31.0').seen).toContain('none of b');
  expect(judged({ istiods: [...whole.istiods, istiod('canary', '1.32.0', 'next')] }).holds).toBe(false);
  expect(judged({ istiods: [] }).holds).toBe(false);
  const charts = (...versions: string[]) => judged({ webhooks: versions.map((version, index) => webhook(index === 0 ? 'a' : 'b', version)) });
  expect(charts('1.31.0', '1.29.9')).toMatchObject({ holds: false, seen: expect.stringContaining('injector in b was installed from charts of 1.29.9') });
  expect(charts('1.31.0', '1.32.0').holds).toBe(false);
  expect(charts('1.31.0')).toMatchObject({ holds: false, seen: expect.stringContaining('none of b') });
  // Each revision has its own.
  const canary = { istiods: [...whole.istiods, istiod('canary', '1.32.0', 'next')], proxies: [proxy('a', '1.31.0'), proxy('b', '1.31.1')] };
  expect(judged({ ...canary, webhooks: [webhook('a', '1.32.0', 'next'), webhook('b', '1.30.1')] }).holds).toBe(true);
  expect(judged({ ...canary, webhooks: [webhook('a', '1.32.0'), webhook('b', '1.30.1')] }).holds).toBe(false);
  expect(judged({ ...canary, webhooks: [webhook('a', '1.30.0', 'next'), webhook('b', '1.30.1')] }).holds).toBe(false);
  expect(judged({ istioctl: '1.32.4' }).holds).toBe(true);
  expect(judged({ istioctl: '1.29.0' })).toMatchObject({ holds: false, seen: expect.stringContaining('istioctl 1.29.0, which is too far from it') });
  expect(judged({ istioctl: '' }).holds).toBe(false);
});

test('clocks: two that are apart, one that was not read, and readings that say too little are told from each other', () => {
  const clock = (cluster: string, ahead: number, within = 0.1, node = 'node') => ({ cluster, pod: 'sleep', node, ahead, within });
  const parameters = { clusters: ['a', 'b'], seconds: 5 };
  const holds = (...clocks: ClockReading['clocks']) => judge('clocksAgree', { clocks }, parameters).holds;
  expect(holds(clock('a', 100), clock('b', 104.5))).toBe(true);
  expect(holds(clock('a', 0), clock('b', -30))).toBe(false);
  expect(holds(clock('a', 0), clock('b', 4.9))).toBe(false);
  expect(holds(clock('a', 0))).toBe(false);
  expect(holds(clock('a', 0), clock('a', 0, 0.1, 'other'))).toBe(false);
  expect(judge('clocksAgree', { clocks: [clock('a', 0), clock('b', 1), clock('b', -7, 0.1, 'other')] }, parameters)).toMatchObject({
    holds: false,
    seen: 'furthest apart of 3 nodes are node of b and other of b: -8.00 s (± 0.20 s)',
  });
  expect(clocksAreSure({ clocks: [clock('a', 0), clock('b', 1)] }, parameters)).toBe(true);
  expect(clocksAreSure({ clocks: [clock('a', 0), clock('b', 30, 4)] }, parameters)).toBe(true);
  expect(clocksAreSure({ clocks: [clock('a', 0), clock('b', 1, 4)] }, parameters)).toBe(false);
  // Of more than two: two that are surely apart are enough, whatever is not sure beside them.
  const mixed = [clock('a', 0), clock('b', 4.95), clock('b', 30, 0.1, 'other')];
  expect(clocksAreSure({ clocks: mixed }, parameters)).toBe(true);
  expect(judge('clocksAgree', { clocks: mixed }, parameters)).toMatchObject({ holds: false, seen: 'furthest apart of 3 nodes are node of a and other of b: 30.00 s (± 0.20 s)' });
});

test("istiod's address: one of a pod, none, a name and a load balancer that waits are told from one that lasts", () => {
  const clusters = ['primary', 'remote'];
  const reading = (addresses: string[], balanced?: string[]): IstiodAddressReading => ({
    primary: 'primary',
    remotes: [{ cluster: 'remote', addresses }],
    istiods: [{ pod: 'istiod-1', address: '10.10.0.9' }],
    podRanges: ['10.10.0.0/16', '10.20.0.0/16'],
    balancers: balanced ? [{ service: 'istiod-exposed', addresses: balanced }] : [],
  });
  const seen = (...given: Parameters<typeof reading>) => judge('istiodAddressLasts', reading(...given), { clusters });
  expect(seen(['10.110.0.7']).holds).toBe(true);
  expect(seen(['172.18.0.200'], ['172.18.0.200']).holds).toBe(true);
  expect(seen(['10.10.0.9'])).toMatchObject({ holds: false, seen: expect.stringContaining('remote has 10.10.0.9, which ends with the pod istiod-1') });
  // An istiod that has been replaced since, or a gateway in front of it.
  expect(seen(['10.10.3.4'])).toMatchObject({ holds: false, seen: expect.stringContaining("10.10.3.4, of the pods' range 10.10.0.0/16") });
  expect(seen([])).toMatchObject({ holds: false, seen: expect.stringContaining('remote has no address of it') });
  expect(seen(['istiod.example.org'])).toMatchObject({ holds: false, seen: expect.stringContaining('which is no IP address') });
  expect(seen(['10.110.0.7'], [])).toMatchObject({ holds: false, seen: expect.stringContaining('the load balancer istiod-exposed waits for an address') });
  expect(judge('istiodAddressLasts', reading(['10.110.0.7']), { clusters: ['primary'] }).holds).toBe(false);
});

test('analysis: an error fails, a warning does not, and a cluster that was not analysed does', () => {
  const message = (level: string) => ({ level, code: 'IST0101', origin: 'VirtualService app1/elsewhere', message: 'Referenced gateway not found' });
  const seen = (...clusters: AnalysisReading['clusters']) => judge('noErrorsFound', { clusters }, { clusters: ['a', 'b'] });
  const quiet = { cluster: 'b', messages: [] };
  expect(seen({ cluster: 'a', messages: [message('Warning')] }, quiet)).toMatchObject({ holds: true, seen: '0 errors, 1 warnings' });
  expect(seen({ cluster: 'a', messages: [message('Error')] }, quiet)).toMatchObject({
    holds: false,
    seen: expect.stringContaining('a: IST0101 VirtualService app1/elsewhere: Referenced gateway not found'),
  });
  expect(seen(quiet)).toMatchObject({ holds: false, seen: expect.stringContaining('a was not analysed') });
});

test('analysis: an empty list is "nothing found", and no answer is none', () => {
  expect(messagesIn('[]', 'a')).toEqual([]);
  expect(messagesIn('null\n', 'a')).toEqual([]);
  expect(messagesIn('[{"code": "IST0101", "level": "Error", "message": "no such gateway", "origin": "VirtualService v"}]', 'a')).toHaveLength(1);
  expect(() => messagesIn('', 'a')).toThrow('istioctl analyze says nothing of a');
  const json = '[{"code":"IST0156","level":"Error","message":"too old"}]';
  expect(precheckMessagesIn({ stdout: json, stderr: 'Issues found', exitCode: 1 }, 'a')).toMatchObject([{ code: 'IST0156', level: 'Error' }]);
  expect(precheckMessagesIn({ stdout: '', stderr: '✔ No issues found when checking the cluster.', exitCode: 0 }, 'a')).toEqual([]);
  expect(() => precheckMessagesIn({ stdout: '', stderr: 'no such host', exitCode: 1 }, 'a')).toThrow('istioctl precheck did not look at a: no such host');
});

test('nodes: a pair that was not asked, without an answer, or answered by another pod fails; so does a cluster without a node', () => {
  const nodes = [
    { cluster: 'a', node: 'a1' },
    { cluster: 'b', node: 'b1' },
    { cluster: 'b', node: 'b2' },
  ];
  const call = (from: string, to: string): NodeReading['calls'][number] => ({
    from: { cluster: from.slice(0, 1), node: from },
    to: { cluster: to.slice(0, 1), node: to, pod: `pod-${to}`, address: '10.0.0.1' },
    status: 200,
    answeredBy: `pod-${to}`,
  });
  const [first, ...others] = [call('a1', 'b1'), call('a1', 'b2'), call('b1', 'a1'), call('b2', 'a1')] as [NodeReading['calls'][number], ...NodeReading['calls']];
  const judged = (calls: NodeReading['calls'], among = nodes) => judge('nodesReachNodes', { nodes: among, calls }, { clusters: ['a', 'b'] });
  expect(judged([first, ...others])).toMatchObject({ holds: true, seen: '4 of 4 calls answered, between 3 nodes' });
  expect(judged(others)).toMatchObject({ holds: false, seen: 'a1 did not ask b1' });
  expect(judged([{ from: first.from, to: first.to, status: 0, error: 'Connection refused' }, ...others])).toMatchObject({
    holds: false,
    seen: 'a1 of a to pod-b1 (10.0.0.1) on b1 of b: no answer (Connection refused)',
  });
  expect(judged([{ ...first, answeredBy: 'pod-a1' }, ...others])).toMatchObject({ holds: false, seen: expect.stringMatching(/: pod-a1 answered$/) });
  expect(judged([{ from: first.from, to: first.to, status: 200 }, ...others])).toMatchObject({ holds: false, seen: expect.stringMatching(/: status 200$/) });
  expect(judged([], nodes.slice(0, 1))).toMatchObject({ holds: false, seen: 'b has no node' });
  expect(judged([]).holds).toBe(false);
});
