import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { stringify } from 'yaml';
import { insideCommand } from '../../fixtures/lab/engine/enter.ts';
import { reportsHome } from '../../fixtures/lab/paths.ts';
import { pause, run, until } from '../../fixtures/shell.ts';
import type { Result } from '../../reports/result.ts';
import type { EvidenceFile } from '../../reports/types.ts';
import { makePlainMesh, type PlainMesh } from '../../scripts/plain/index.ts';
import { noTime, timeFor } from '../../scripts/time-left.ts';
import { scratchFolder } from '../harness/scratch.ts';
import { conformance } from './command.ts';
import { standing } from './standing.ts';
import { test } from './test.ts';

const folder = scratchFolder('attached');
const file = join(folder, 'environment.yaml');
let mesh: PlainMesh;

test.skip(() => !timeFor(5), noTime);

test.beforeAll(async () => {
  const { engine, stack } = standing();
  mesh = await makePlainMesh(engine, stack, 'theirs', '172.27.3.0/24', { samples: false });
  const cluster = (role: 'primary' | 'remote') => ({ name: role, role, kubeconfig: mesh.kubeconfigs[role], context: `kind-theirs-${role}` });
  const images = { helloworld: stack.helloworld, sleep: stack.sleep };
  await until('their istiod has written all that it writes', 60_000, async () => {
    const seen = await everything();
    await pause(4_000);
    return JSON.stringify(seen) === JSON.stringify(await everything()) ? true : undefined;
  });
  writeFileSync(file, stringify({ name: 'theirs', variant: 'mtls', namespaceLabels: { team: 'conformance' }, images, clusters: [cluster('primary'), cluster('remote')] }));
});

test.afterAll(() => mesh?.remove());

interface Found {
  kind: string;
  metadata: { name: string; namespace?: string; annotations?: Record<string, string>; resourceVersion?: string; managedFields?: unknown };
  status?: unknown;
}

const electionRecord = 'control-plane.alpha.kubernetes.io/leader';

/**
 * All that people and controllers made there, as "kind namespace name digest". The digest is over everything but status:
 * kubelets write that when they like. Leaders' records are left out: they are renewed every few seconds.
 */
async function everything(): Promise<string[]> {
  const { engine, stack } = standing();
  const lists = await Promise.all(
    Object.values(mesh.kubeconfigs).map(async (kubeconfig) => {
      const [command = '', ...args] = insideCommand(engine, [
        ...[join(stack.bin, 'kubectl'), '--kubeconfig', kubeconfig, 'get', '--all-namespaces', '--output', 'json'],
        'namespaces,nodes,pods,services,serviceaccounts,deployments,secrets,configmaps,virtualservices,destinationrules,peerauthentications,mutatingwebhookconfigurations,clusterrolebindings',
      ]);
      const { stdout } = await run(command, args, { deadline: 30_000 });
      return (JSON.parse(stdout) as { items: Found[] }).items;
    }),
  );
  return lists
    .flat()
    .filter(({ metadata }) => metadata.annotations?.[electionRecord] === undefined)
    .map((object) => {
      const made = { ...object, status: undefined, metadata: { ...object.metadata, resourceVersion: undefined, managedFields: undefined } };
      const digest = createHash('sha256').update(JSON.stringify(made)).digest('hex');
      return `${object.kind} ${object.metadata.namespace ?? '-'} ${object.metadata.name} ${digest.slice(0, 12)}`;
    })
    .sort();
}

test("someone else's mesh is decided on and certified, and left as it was found", async () => {
  const { engine } = standing();
  const before = await everything();
  const { code, text } = await conformance(['certify', '--environment', file], { by: insideCommand(engine, []) });
  const result = JSON.parse(readFileSync(join(reportsHome, 'latest', 'result.json'), 'utf8')) as Result;
  const verdicts = new Map(result.requirements.map(({ id, variant, verdict, reason }) => [`${id} ${variant}`, { verdict, reason }]));

  expect(verdicts.get('MC-TR-010 mtls'), text).toEqual({ verdict: 'conformant' });
  expect(verdicts.get('MC-RT-010 mtls')).toEqual({ verdict: 'conformant' });
  expect(verdicts.get('MC-RT-010 plaintext')).toMatchObject({ verdict: 'unsupported', reason: expect.stringContaining('nothing is installed in clusters that are not ours') });
  expect(verdicts.get('MC-SC-030 mtls')).toMatchObject({ verdict: 'unsupported', reason: 'nothing is captured on the nodes of clusters that are not ours' });
  // What this account may do and these images give is decided there, too.
  for (const id of ['MC-PF-040', 'MC-PF-080', 'MC-DS-040']) expect(verdicts.get(`${id} mtls`)).toEqual({ verdict: 'conformant' });
  expect([...verdicts.values()].map(({ verdict }) => verdict)).not.toContain('non-conformant');
  expect(text).toMatch(/verdict: .*conformant.*, \d+ of \d+ unsupported/);
  expect(code).toBe(0);
  expect(await everything()).toEqual(before);
  const verified = await conformance(['verify', join(reportsHome, 'latest')]);
  expect(verified.text).toContain('verified: conformant');
  expect(verified.text).toContain('it is not signed');
});

test("the explanation of a red asks nothing of someone else's istiod, and reads none of their secrets", async () => {
  const before = await everything();
  const mistaken = join(folder, 'mistaken.yaml');
  writeFileSync(mistaken, readFileSync(file, 'utf8').replace('variant: mtls', 'variant: plaintext'));
  const { code, text } = await conformance(['run', '--environment', mistaken, '--only', 'MC-SC-020'], { by: insideCommand(standing().engine, []) });
  expect(code, text).toBe(1);
  const evidence = join(reportsHome, 'latest', 'evidence');
  const kept = readdirSync(evidence, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));
  const dataOf = (name: string) => kept.filter((path) => path.includes(name)).map((path) => (JSON.parse(readFileSync(join(evidence, path), 'utf8')) as EvidenceFile).data);
  const [looks] = dataOf('the-chain') as [{ link: string; looked: string; why?: string }[]];
  expect(looks.find(({ link }) => link === 'remote-secret')).toEqual({ link: 'remote-secret', looked: 'unknown', why: 'no secret that is not ours is read' });
  expect(looks.find(({ link }) => link === 'istiod-synced')).toMatchObject({ looked: 'unknown', why: 'no command is run in an istiod that is not ours' });
  expect(dataOf('clusterz')).toEqual([{ nothing: 'no command is run in an istiod that is not ours' }]);
  expect(await everything()).toEqual(before);
});

test('clusters without a mesh are looked at before an installation, and what needs one is unsupported', async () => {
  const before = await everything();
  const bare = join(folder, 'bare.yaml');
  writeFileSync(bare, `${readFileSync(file, 'utf8')}rootNamespace: nothing-is-here\n`);
  const { code, text } = await conformance(['preflight', '--environment', bare], { by: insideCommand(standing().engine, []) });
  const result = JSON.parse(readFileSync(join(reportsHome, 'latest', 'result.json'), 'utf8')) as Result;
  const verdicts = new Map(result.requirements.map(({ id, verdict, reason }) => [id, { verdict, reason }]));
  expect(verdicts.get('MC-PF-030'), text).toEqual({ verdict: 'conformant' });
  for (const id of ['MC-PF-050', 'MC-PF-080', 'MC-PF-130']) expect(verdicts.get(id)).toEqual({ verdict: 'conformant' });
  for (const id of ['MC-PF-040', 'MC-SC-050']) expect(verdicts.get(id)).toEqual({ verdict: 'unsupported', reason: 'Istio is not installed yet' });
  expect(code).toBe(0);
  expect(await everything()).toEqual(before);
});

test('a sample that cannot start is an error that names its image, and what was made is taken away', async () => {
  const before = await everything();
  const broken = join(folder, 'broken.yaml');
  writeFileSync(broken, readFileSync(file, 'utf8').replace(/sleep: .*/, 'sleep: localhost/no-such-image:1'));
  const { code, text } = await conformance(['run', '--environment', broken], { by: insideCommand(standing().engine, []) });
  expect(text).toMatch(/error: (primary|remote): the image localhost\/no-such-image:1 of conformance-theirs[\s\S]*do: name an image that the nodes can pull/);
  expect(code).toBe(3);
  expect(await everything()).toEqual(before);
});

test('a namespace that another machine made is refused, and stays', async () => {
  const [command = '', ...args] = insideCommand(standing().engine, [join(standing().stack.bin, 'kubectl'), '--kubeconfig', mesh.kubeconfigs.remote]);
  const kubectl = (...more: string[]) => run(command, [...args, ...more], { deadline: 60_000 });
  await kubectl('create', 'namespace', 'conformance-theirs');
  await kubectl('label', 'namespace', 'conformance-theirs', 'istio-multicluster-conformance/owner=another');
  try {
    const { code, text } = await conformance(['run', '--environment', file], { by: insideCommand(standing().engine, []) });
    expect(text).toMatch(/remote: the namespace conformance-theirs exists and was made by a run on another machine[\s\S]*delete namespace conformance-theirs/);
    expect(code).toBe(3);
  } finally {
    await kubectl('delete', 'namespace', 'conformance-theirs');
  }
});

test('two contexts of one cluster are refused', async () => {
  const twice = join(folder, 'twice.yaml');
  writeFileSync(twice, readFileSync(file, 'utf8').replaceAll('kind-theirs-remote', 'kind-theirs-primary').replace(mesh.kubeconfigs.remote, mesh.kubeconfigs.primary));
  const { code, text } = await conformance(['run', '--environment', twice], { by: insideCommand(standing().engine, []) });
  expect(text).toContain('primary and remote are the same cluster');
  expect(code).toBe(2);
});
