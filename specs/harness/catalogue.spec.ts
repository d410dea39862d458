import { expect, test } from '@playwright/test';
import type { Mutant } from '../../mutants/index.ts';
import { findRequirement, type Requirement, requirements } from '../../reports/catalogue/index.ts';
import { catalogueFaults, mutantFaults, specFiles } from '../../scripts/catalogue.ts';
import { requirementsOf } from '../../scripts/options.ts';

const entry = findRequirement('MC-TR-010') as Requirement;
const spec = { path: 'specs/traffic/from-primary.spec.ts', ids: ['MC-TR-010'] };

test('catalogue and specs fit, here and now', () => {
  expect(catalogueFaults(specFiles())).toEqual([]);
  expect(specFiles().length).toBeGreaterThan(10);
});

test('a level is the core, that and all that disturbs nobody, or what disrupts; nothing is of none', () => {
  const [core, extended, disruptive, all] = ['core', 'extended', 'disruptive', 'all'].map((level) => requirementsOf({ level })) as [string[], string[], string[], string[]];
  expect(core.length).toBeGreaterThan(20);
  expect(extended).toEqual(expect.arrayContaining(core));
  expect([...extended, ...disruptive].sort()).toEqual([...all].sort());
  expect(disruptive.filter((id) => !findRequirement(id)?.disruptive)).toEqual([]);
  expect(all).toEqual(requirements.map(({ id }) => id));
});

test('an entry without a spec, a spec without an entry, and one in the wrong place are named', () => {
  expect(catalogueFaults([spec], [entry])).toEqual([]);
  expect(catalogueFaults([], [entry])).toEqual(['MC-TR-010 has no spec']);
  expect(catalogueFaults([spec, { ...spec, path: 'specs/traffic/again.spec.ts' }], [entry])).toEqual(['MC-TR-010 has 2 specs']);
  expect(catalogueFaults([spec, { path: 'specs/traffic/new.spec.ts', ids: ['MC-TR-999'] }], [entry])).toEqual([
    'specs/traffic/new.spec.ts: MC-TR-999 is not in the catalogue (reports/catalogue/index.ts)',
  ]);
  expect(catalogueFaults([{ ...spec, path: 'specs/routing/from-primary.spec.ts' }], [entry])).toEqual(['specs/routing/from-primary.spec.ts: MC-TR-010 belongs in specs/traffic']);
  expect(catalogueFaults([spec, { path: 'specs/traffic/empty.spec.ts', ids: [] }], [entry])).toEqual(['specs/traffic/empty.spec.ts names 0 requirements; one a file']);
});

test('a broken mesh that names what is not decided of it, or a claim that is not made, is told', () => {
  const broken = (more: Partial<Mutant> = {}) => ({ id: 'one', requirement: 'MC-TR-010', variants: ['mtls'], unharmed: [], ...more }) as unknown as Mutant;
  expect(mutantFaults([broken(), broken({ clause: { rule: 'servedByAll', after: 0 } })], [entry])).toEqual([]);
  expect(mutantFaults([broken({ clause: { rule: 'refused', after: 0 } })], [entry])).toEqual(['one names the claim refused, which MC-TR-010 does not make']);
  expect(mutantFaults([broken({ also: ['MC-SC-010'] })], [entry])).toEqual(['one names MC-SC-010, which is not decided in mtls']);
});
