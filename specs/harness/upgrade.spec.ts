import { expect, test } from '@playwright/test';
import { referenceOf } from '../../fixtures/lab/stack/preload.ts';
import { anew } from '../../scripts/upgrade/journal.ts';
import { type Course, journey, type Step } from '../../scripts/upgrade/journey.ts';
import { isOlder } from '../../scripts/upgrade/order.ts';

const course = (more: Partial<Course> = {}): Course => ({
  strategy: 'in-place',
  rollback: false,
  names: { old: 'A', new: 'B' },
  clusters: ['primary', 'remote'],
  wanted: ['MC-TR-010', 'MC-DS-050'],
  ...more,
});

const all = (['in-place', 'canary'] as const).flatMap((strategy) => [false, true].map((rollback) => course({ strategy, rollback })));
const told = ({ strategy, rollback }: Course): string => `${strategy}${rollback ? ' and back' : ''}`;

/** Releases of the sidecars of samples and servers by cluster, as the steps leave them. */
function sidecars(steps: readonly Step[]): Record<string, string> {
  const of: Record<string, string> = { 'samples in primary': 'old', 'servers in primary': 'old', 'samples in remote': 'old', 'servers in remote': 'old' };
  for (const step of steps) if (step.do === 'move') for (const namespace of step.namespaces) of[`${namespace} in ${step.cluster}`] = step.to;
  return of;
}

for (const one of all) {
  const steps = journey(one);
  const last = one.rollback ? 'old' : 'new';

  test(`${told(one)}: all pods end with the sidecars of the ${last} release, and phases are told apart`, () => {
    expect(Object.values(sidecars(steps))).toEqual([last, last, last, last]);
    expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
  });

  test(`${told(one)}: callers of both releases call servers of both, in both clusters`, () => {
    const met = new Set<string>();
    const calling = new Set<string>();
    for (const [index, step] of steps.entries()) {
      if (step.do === 'begin callers') calling.add(step.of);
      if (step.do === 'end callers') calling.delete(step.of);
      const serving = sidecars(steps.slice(0, index + 1));
      for (const caller of calling) for (const cluster of ['primary', 'remote']) met.add(`${caller} to ${serving[`servers in ${cluster}`]} in ${cluster}`);
    }
    expect(met.size).toBe(8);
  });

  test(`${told(one)}: no pod is moved to a control plane that is not there, and none is taken out under its callers`, () => {
    const there = new Set(['old']);
    const calling = new Set<string>();
    for (const step of steps) {
      if (step.do === 'install' && step.what === 'remote part') {
        if (one.strategy === 'in-place') there.clear();
        there.add(step.of);
      }
      if (step.do === 'begin callers') calling.add(step.of);
      if (step.do === 'end callers') calling.delete(step.of);
      if (step.do === 'begin callers') expect(there).toContain(step.of);
      if (step.do === 'move') expect(there).toContain(step.to);
      if (step.do !== 'take out') continue;
      expect(calling).not.toContain(step.of);
      there.delete(step.of);
    }
    expect([...there]).toEqual([last]);
  });

  test(`${told(one)}: requirements are decided after every change of a cluster, and after every way back`, () => {
    const checks = steps.flatMap((step) => (step.do === 'check' ? [step.after] : []));
    expect(checks).toEqual(expect.arrayContaining(['the control plane', 'sidecars of primary', 'sidecars of remote']));
    expect(checks.includes('the control plane alone')).toBe(one.strategy === 'in-place');
    for (const whence of ['half-way', 'the end']) {
      expect(checks.includes(`the way back from ${whence}`)).toBe(one.rollback);
      expect(checks.includes(`the control plane on the way back from ${whence}`)).toBe(one.rollback && one.strategy === 'in-place');
    }
    expect([...new Set(checks.filter((after) => after.endsWith('was taken out')))]).toEqual(one.strategy === 'canary' ? [`${one.rollback ? 'B' : 'A'} was taken out`] : []);
  });

  test(`${told(one)}: where istiods change, all is decided, and what wants one that leads when one that stays does`, () => {
    let changed = false;
    let changes = 0;
    for (const [index, step] of steps.entries()) {
      if (step.do === 'install' || step.do === 'take out') changed = true;
      if (step.do !== 'check') continue;
      expect(steps.flatMap((other) => (other.do === 'check' && other.after === step.after ? other.of : [])).sort()).toEqual(['MC-DS-050', 'MC-TR-010']);
      const settled = steps[index - 1]?.do === 'settle';
      if (changed) expect(step.of, step.name).toEqual(settled ? ['MC-DS-050'] : ['MC-TR-010']);
      else expect([settled, step.of.length], step.name).toEqual([false, 2]);
      if (changed && step.of.includes('MC-DS-050')) {
        changed = false;
        changes += 1;
      }
    }
    expect(changes).toBeGreaterThan(0);
  });

  test(`${told(one)}: nobody who leads is waited for where nothing wants one`, () => {
    const without = journey({ ...one, wanted: ['MC-TR-010'] });
    expect(without.filter((step) => step.do === 'settle')).toEqual([]);
    expect(without.filter((step) => step.do === 'check').every(({ of }) => of.length === 1)).toBe(true);
    expect(journey({ ...one, wanted: [] }).filter((step) => step.do === 'check')).toEqual([]);
  });
}

test('in place the primary is of the new release and the remote part of the old one when the core is decided first', () => {
  const steps = journey(course());
  const at = steps.findIndex((step) => step.do === 'check');
  expect(steps.slice(0, at).flatMap((step) => (step.do === 'install' ? [step.what] : []))).toEqual(['control plane']);
});

test('half-way back is back from where one cluster is of the new release, and from there it goes on again', () => {
  const steps = journey(course({ rollback: true }));
  const at = steps.findIndex((step) => step.do === 'check' && step.after === 'the way back from half-way');
  expect(sidecars(steps.slice(0, at))).toMatchObject({ 'servers in primary': 'old', 'servers in remote': 'old' });
  const again = steps.findIndex(({ name }) => name === 'requirements after sidecars of remote');
  expect(sidecars(steps.slice(0, again))).toMatchObject({ 'servers in primary': 'new', 'servers in remote': 'new' });
});

test('of canaries a namespace is moved at a time', () => {
  const moves = journey(course({ strategy: 'canary' })).flatMap((step) => (step.do === 'move' ? [step.namespaces] : []));
  expect(moves).toEqual([['samples'], ['servers'], ['samples'], ['servers']]);
});

for (const [version, than, older] of [
  ['v0.0.0-20260423205519-b01690e6db7d', 'v0.0.0-20260827124520-eed52ebb66ad', true],
  ['v0.0.0-20260827124520-eed52ebb66ad', 'v0.0.0-20260423205519-b01690e6db7d', false],
  ['1.30.3', '1.31.0', true],
  ['1.30.10', '1.30.9', false],
  ['1.30.3', '1.30.3', false],
  ['1.30.3', 'v0.0.0-20260827124520-eed52ebb66ad', undefined],
  ['latest', '1.30.3', undefined],
] as const)
  test(`${version} ${older === undefined ? 'cannot be compared with' : older ? 'is older than' : 'is not older than'} ${than}`, () => {
    expect(isOlder(version, than)).toBe(older);
  });

test('an upgrade begins anew by the command that asks for all that was asked for', () => {
  const asked = { from: 'A', to: 'B', strategy: 'canary', rollback: true, variants: ['mtls'], only: ['MC-TR-010', 'MC-DS-050'], rate: 20, limits: { lost: 0, gap: 250 } } as const;
  const command = anew('other', { ...asked, variants: [...asked.variants], only: [...asked.only], keep: false, startedAt: '' });
  expect(command).toBe(
    'npm run conformance -- upgrade --name other --from A --to B --strategy canary --rollback --variant mtls --only MC-TR-010,MC-DS-050 --rate 20 --may-lose 0 --longest-gap 250',
  );
  expect(anew('default', { ...asked, rollback: false, variants: ['mtls', 'plaintext'], only: ['MC-TR-010'], limits: { lost: 3 }, keep: false, startedAt: '' })).toBe(
    'npm run conformance -- upgrade --from A --to B --strategy canary --only MC-TR-010 --rate 20 --may-lose 3',
  );
});

test('an image of the engine has the name that containerd gives it', () => {
  expect(['conformance/pilot:1', 'docker.io/istio/pilot:1.30.3', 'registry.example:5000/pilot:1', 'localhost/pilot:1', 'pilot:1'].map(referenceOf)).toEqual([
    'docker.io/conformance/pilot:1',
    'docker.io/istio/pilot:1.30.3',
    'registry.example:5000/pilot:1',
    'localhost/pilot:1',
    'docker.io/pilot:1',
  ]);
});
