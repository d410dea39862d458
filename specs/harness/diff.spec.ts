import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { flatten } from '../../reports/diff/configuration.ts';
import { compareRuns } from '../../reports/diff/index.ts';
import { rankSum, signTest } from '../../reports/diff/rank-sum.ts';
import { readRun } from '../../reports/diff/read.ts';
import { differenceTable } from '../../reports/diff/table.ts';
import type { Verdict } from '../../reports/types.ts';
import { codeOf } from '../../scripts/commands/diff.ts';
import { scratchFolder } from './scratch.ts';

const home = scratchFolder('diff');
let runs = 0;

interface Made {
  verdicts?: Record<string, Verdict>;
  /** Milliseconds of each call, by requirement. */
  latencies?: Record<string, number[]>;
  /** Claims of MC-RT-070, in the order in which they were made, with milliseconds of each call. */
  claims?: [claim: string, ms: number][];
  stack?: string;
  told?: unknown;
  installed?: Record<string, unknown>;
}

/** A run's folder with what a comparison reads. */
function run({ verdicts = {}, latencies = {}, claims = [], stack = 'one', told, installed }: Made): ReturnType<typeof readRun> {
  runs += 1;
  const folder = join(home, String(runs));
  mkdirSync(join(folder, 'evidence'), { recursive: true });
  const sidecar = 'evidence/03-what-the-sidecar-in-primary-has-about-helloworld.json';
  if (told) writeFileSync(join(folder, sidecar), JSON.stringify({ data: told }));
  if (installed) writeFileSync(join(folder, 'installed-mtls.json'), JSON.stringify(installed));
  const requirements = [...new Set([...Object.keys(verdicts), ...Object.keys(latencies), ...(told ? ['MC-TR-010'] : [])])].map((id) => {
    const input = `evidence/${id}.json`;
    writeFileSync(join(folder, input), JSON.stringify({ data: { calls: (latencies[id] ?? []).map((ms) => ({ status: 200, seconds: ms / 1000 })) } }));
    return { id, variant: 'mtls', verdict: verdicts[id] ?? 'conformant', claims: [{ claim: 'it is answered', rule: 'answered', input }], evidence: told ? [sidecar] : [] };
  });
  const claimed = claims.map(([claim, ms], index) => {
    const input = `evidence/claim-${index}.json`;
    writeFileSync(join(folder, input), JSON.stringify({ data: { calls: Array.from({ length: 20 }, () => ({ status: 200, seconds: ms / 1000 })) } }));
    return { claim, rule: 'answeredAfter', input };
  });
  if (claimed.length > 0) requirements.push({ id: 'MC-RT-070', variant: 'mtls', verdict: 'conformant', claims: claimed, evidence: [] });
  const result = {
    ...{ schema: 1, run: String(runs), startedAt: '2026-01-01T00:00:00Z', suite: { version: '1' }, environment: {}, variants: ['mtls'], platform: { clusters: [] } },
    ...{ stack: { name: stack, versions: { istio: stack } }, requirements },
  };
  writeFileSync(join(folder, 'result.json'), JSON.stringify(result));
  return readRun(folder);
}

test('the sum of ranks: the same is no difference, far apart is one, and it agrees with a table', () => {
  const sample = Array.from({ length: 40 }, (_, index) => index);
  expect(rankSum(sample, sample)).toBeCloseTo(1, 6);
  expect(rankSum([1, 1, 1], [1, 1, 1])).toBe(1);
  // Of 10 and 10 values that do not overlap: by the normal distribution 1.8·10⁻⁴.
  expect(rankSum(sample.slice(0, 10), sample.slice(10, 20))).toBeCloseTo(1.8e-4, 5);
  expect(
    rankSum(
      sample,
      sample.map((value) => value + 100),
    ),
  ).toBeLessThan(1e-13);
  expect(signTest(5, 10)).toBeCloseTo(1, 6);
  expect(signTest(0, 0)).toBe(1);
  // Exactly 0.0018 by the binomial distribution.
  expect(signTest(25, 30)).toBeLessThan(0.001);
});

test('verdicts: better, worse, and what is not decided any more', () => {
  const before = run({ verdicts: { A: 'conformant', B: 'non-conformant', C: 'conformant', D: 'conformant', E: 'conformant' } });
  const after = run({ verdicts: { A: 'non-conformant', B: 'conformant', C: 'inconclusive', D: 'conformant', F: 'conformant' }, stack: 'two' });
  const { verdicts, gone, added, made } = compareRuns(before, after);
  expect(verdicts.map(({ id, direction }) => [id, direction])).toEqual([
    ['A', 'worse'],
    ['B', 'better'],
    ['C', 'undecided'],
  ]);
  expect(gone).toEqual(['E mtls']);
  expect(added).toEqual(['F mtls']);
  expect(made).toEqual([
    { what: 'stack', before: 'one', after: 'two' },
    { what: 'version of istio', before: 'one', after: 'two' },
  ]);
});

test('what a gate is told: red that was not red, also where it is new, before what is not decided any more', () => {
  const code = (before: Record<string, Verdict>, after: Record<string, Verdict>) => codeOf(compareRuns(run({ verdicts: before }), run({ verdicts: after })));
  expect(code({ A: 'conformant', B: 'non-conformant' }, { A: 'conformant', B: 'non-conformant', C: 'conformant' })).toBe(0);
  expect(code({ A: 'unsupported' }, { A: 'conformant' })).toBe(0);
  expect(code({ A: 'conformant' }, { A: 'non-conformant' })).toBe(1);
  expect(code({ A: 'inconclusive' }, { A: 'non-conformant' })).toBe(1);
  expect(code({ A: 'conformant' }, { A: 'conformant', B: 'non-conformant' })).toBe(1);
  expect(code({ A: 'conformant' }, { A: 'unsupported' })).toBe(3);
  expect(code({ A: 'non-conformant' }, { A: 'inconclusive' })).toBe(3);
  expect(code({ A: 'conformant', B: 'conformant' }, { A: 'conformant' })).toBe(3);
  expect(code({ A: 'conformant', B: 'unsupported' }, { A: 'conformant' })).toBe(0);
});

test('sidecars that were not both looked at are not called the same', () => {
  const told = { clusters: [], routes: [], listeners: [], endpoints: [] };
  const compared = (before: unknown, after: unknown) => compareRuns(run({ told: before }), run({ told: after }));
  expect(compared(told, told).configuration).toEqual([]);
  expect(compared(told, undefined).configuration).toBeUndefined();
  expect(differenceTable(compared(told, undefined))).toContain('not known: no sidecar was looked at in both');
});

test('claims are the same by their words, whichever caller came first and whatever its pod was called', () => {
  const delayed = (pod: string, cluster: string) => `sleep-${pod} in ${cluster} → http://10.10.0.7:5000/hello: every call takes 0.25 s or more`;
  const before = run({
    claims: [
      [delayed('76c857df7d-bkgp2', 'remote'), 255],
      [delayed('76c857df7d-lhnlj', 'primary'), 5],
    ],
  });
  const after = run({
    claims: [
      [delayed('dcb9d58b6-767fk', 'primary').replace('10.10.0.7', '10.10.0.9'), 5],
      [delayed('dcb9d58b6-f2mpc', 'remote'), 255],
    ],
  });
  expect(compareRuns(before, after).samples.each.map(({ median }) => [median.before, median.after])).toEqual([
    [255, 255],
    [5, 5],
  ]);
});

test('measurements: one that stands out from how two runs differ anyhow is told, and no other', () => {
  const ids = Array.from({ length: 20 }, (_, index) => `R${index}`);
  const around = (ms: number) => Array.from({ length: 60 }, (_, index) => ms * (1 + (index % 10) / 50));
  // Every median is another by up to a fifth, as in two runs of the same.
  const usual = (factor: (index: number) => number) => Object.fromEntries(ids.map((id, index) => [id, around(4 * factor(index))]));
  const before = run({ latencies: usual(() => 1) });
  const noisy = compareRuns(before, run({ latencies: usual((index) => 1 + ((index % 5) - 2) / 10) })).samples;
  expect(noisy.each).toHaveLength(20);
  expect(noisy.each.filter(({ matters }) => matters)).toEqual([]);
  const slow = compareRuns(before, run({ latencies: usual((index) => (index === 7 ? 5 : 1 + ((index % 5) - 2) / 10)) })).samples;
  expect(slow.each.filter(({ matters }) => matters).map(({ id }) => id)).toEqual(['R7']);
  // All of them slower by the same is the machine's, or the release's: it is told of all together.
  const all = compareRuns(before, run({ latencies: usual((index) => 1.5 + (index % 5) / 50) })).samples;
  expect(all.each.filter(({ matters }) => matters)).toEqual([]);
  expect(all.ratio).toBeCloseTo(1.54, 1);
  expect(all.p).toBeLessThan(1e-3);
});

test('measurements: where most became slower, each by another factor, what is plainly slower is told', () => {
  const around = (ms: number) => Array.from({ length: 60 }, (_, index) => ms * (1 + (index % 10) / 50));
  const times = (factors: Record<string, number>) => run({ latencies: Object.fromEntries(Object.entries(factors).map(([id, factor]) => [id, around(4 * factor)])) });
  const { each, noise } = compareRuns(times({ R0: 1, R1: 1, R2: 1, R3: 1, R4: 1 }), times({ R0: 1, R1: 1, R2: 2, R3: 3, R4: 12 })).samples;
  expect(noise).toBeCloseTo(4, 5);
  expect(each.filter(({ matters }) => matters).map(({ id }) => id)).toEqual(['R4']);
});

test('measurements: of few that are compared, one that is plainly another is told, and that the noise is not known', () => {
  const around = (ms: number) => Array.from({ length: 60 }, (_, index) => ms * (1 + (index % 10) / 50));
  const compared = compareRuns(run({ latencies: { R0: around(4) } }), run({ latencies: { R0: around(40) } }));
  expect(compared.samples.each.map(({ matters }) => matters)).toEqual([true]);
  expect(differenceTable(compared)).toContain('by however much two runs do anyhow, which 1 do not show');
  expect(compareRuns(run({ latencies: { R0: around(4) } }), run({ latencies: { R0: around(4) } })).samples.each.map(({ matters }) => matters)).toEqual([false]);
});

test('configuration: addresses and times are others in every run, a setting is not', () => {
  const told = (address: string, setting: object) => ({
    clusters: [{ name: 'outbound|5000||helloworld', lb: setting }],
    routes: [{ name: '5000', domains: ['helloworld', address] }],
    listeners: [{ name: `${address}_5000`, last_updated: address }],
    endpoints: [{ address, health: 'HEALTHY' }],
  });
  const changes = (before: unknown, after: unknown) => compareRuns(run({ told: before }), run({ told: after })).configuration;
  expect(changes(told('10.0.0.1', {}), told('10.0.0.2', {}))).toEqual([]);
  expect(changes(told('10.0.0.1', {}), told('10.0.0.2', { threshold: 5 }))).toEqual([
    { variant: 'mtls', sidecar: 'sidecar in primary', path: 'clusters.[outbound|5000||helloworld].lb', before: '{}' },
    { variant: 'mtls', sidecar: 'sidecar in primary', path: 'clusters.[outbound|5000||helloworld].lb.threshold', after: '5' },
  ]);
  expect(flatten([{ name: 'a' }, { name: 'a' }]).has('[0].name')).toBe(true);
});

test('the table tells all of it, and nothing where there is nothing', () => {
  const same = run({ verdicts: { A: 'conformant' } });
  expect(differenceTable(compareRuns(same, same))).toMatch(/what they were of\n {2}the same\n\nverdicts that changed\n {2}none/);
  const worse = differenceTable(compareRuns(same, run({ verdicts: { A: 'non-conformant' } })));
  expect(worse).toContain('- A mtls: conformant → non-conformant');
});

test('what is no run is refused, and it is said what to name', () => {
  expect(() => readRun(join(home, 'nowhere'))).toThrow(/nowhere is no run: it has no result\.json/);
  writeFileSync(join(home, 'result.json'), '{');
  expect(() => readRun(home)).toThrow(/is no JSON/);
  writeFileSync(join(home, 'result.json'), '{"schema": 2}');
  expect(() => readRun(home)).toThrow(/not one that this version writes/);
});

test('what is installed: objects that are added, gone or others, by what they say and not by how it is described', () => {
  let release = 0;
  const rule = (verbs: string[]) => ({ metadata: { labels: { 'operator.istio.io/version': `1.31-${release++}` } }, rules: [{ apiGroups: [''], verbs }] });
  const kind = (description: string, type: string) => ({ spec: { versions: [{ name: 'v1', schema: { properties: { spec: { description, type } } } }] } });
  const before = run({ installed: { 'primary ClusterRole istiod': rule(['get']), 'primary Service a': {}, 'primary CustomResourceDefinition x': kind('as it was', 'object') } });
  const after = run({
    installed: { 'primary ClusterRole istiod': rule(['get', 'list']), 'primary Service b': {}, 'primary CustomResourceDefinition x': kind('as it is', 'object') },
  });
  const { installed } = compareRuns(before, after);
  expect(installed).toEqual([
    { variant: 'mtls', object: 'primary ClusterRole istiod', what: 'changed', values: [{ path: 'rules.[0].verbs.[1]', before: 'none', after: 'list' }] },
    { variant: 'mtls', object: 'primary Service a', what: 'gone', values: [] },
    { variant: 'mtls', object: 'primary Service b', what: 'added', values: [] },
  ]);
  expect(differenceTable(compareRuns(before, after))).toContain('primary ClusterRole istiod (mtls) changed: rules.[0].verbs.[1]: none → list');
  expect(compareRuns(before, run({ verdicts: { 'MC-TR-010': 'conformant' } })).installed).toBeUndefined();
});

test('what is installed: a text that says something is held against the other by what it says, and any other by its lines', () => {
  const map = (...lines: string[]) => ({ 'primary ConfigMap istio-system istio': { data: { mesh: lines.join('\n') } } });
  const between = (one: string[], other: string[]) => compareRuns(run({ installed: map(...one) }), run({ installed: map(...other) })).installed?.[0]?.values;
  expect(between(['a: 1', 'c: 3'], ['a: 1', 'b: 2', 'c: 3'])).toEqual([{ path: 'data.mesh.b', before: 'none', after: '2' }]);
  expect(between(['{{ if x }}', 'a: 1'], ['{{ if x }}', 'b: 2', 'a: 1'])).toEqual([{ path: 'data.mesh | b: 2', before: 'none', after: 'there' }]);
  // A range is a setting, also where it has the shape of an address.
  expect(between(['ranges: 10.10.0.0/16', 'istiod: 10.1.2.3'], ['ranges: 10.20.0.0/16', 'istiod: 10.3.2.1'])).toEqual([
    { path: 'data.mesh.ranges', before: '10.10.0.0/16', after: '10.20.0.0/16' },
  ]);
});

test('what is installed: of templates in one text each is held against its own, and a line that stands there once less is seen', () => {
  const map = (...sidecar: string[]) => ({
    'primary ConfigMap istio-system istio-sidecar-injector': {
      data: { config: ['templates:', '  sidecar: |', ...sidecar.map((line) => `    ${line}`), '  gateway: |', '    {{ x }}', '    readOnlyRootFilesystem: true'].join('\n') },
    },
  });
  const twice = map('{{ x }}', 'readOnlyRootFilesystem: true', '  readOnlyRootFilesystem: true');
  const once = map('{{ x }}', 'readOnlyRootFilesystem: true');
  const path = 'data.config.templates.sidecar | readOnlyRootFilesystem: true';
  expect(compareRuns(run({ installed: twice }), run({ installed: once })).installed?.[0]?.values).toEqual([{ path, before: '2 times', after: 'there' }]);
  expect(compareRuns(run({ installed: once }), run({ installed: map('{{ x }}', 'other: true') })).installed?.[0]?.values).toContainEqual({ path, before: 'there', after: 'none' });
});
