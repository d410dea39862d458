import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readUpgrade } from '../../reports/diff/read.ts';
import { upgradeDifferenceTable } from '../../reports/diff/table.ts';
import { compareUpgrades } from '../../reports/diff/upgrades.ts';
import { recordsFile, writeRecords } from '../../reports/meter/records.ts';
import type { Checkpoint, UpgradeReport } from '../../reports/meter/types.ts';
import type { MeterReading } from '../../reports/readings/meter.ts';
import { overall } from '../../reports/rules/verdict.ts';
import { codeOf } from '../../scripts/commands/diff.ts';
import { decided, lost, upgrade } from './metered.ts';
import { scratchFolder } from './scratch.ts';

const home = scratchFolder('diff-upgrades');
let upgrades = 0;

/** The folder of an upgrade of one variant, from a release to another; phases are named after them. */
function made({ reading = upgrade(), to = '1.31.0', checkpoints = [] }: { reading?: MeterReading; to?: string; checkpoints?: Checkpoint[] } = {}): string {
  upgrades += 1;
  const folder = join(home, String(upgrades));
  mkdirSync(folder, { recursive: true });
  const [before, after] = reading.phases;
  const named = {
    ...reading,
    phases: [before, after].flatMap((phase, index) => (phase ? [{ ...phase, name: index === 0 ? 'before, all of 1.30.0' : `after, all of ${to}` }] : [])),
  };
  writeRecords(folder, 'mtls', named);
  const outcome = decided(named, { checkpoints });
  const report: UpgradeReport = {
    ...{ schema: 1, from: '1.30.0', to, strategy: 'in place', startedAt: '2026-01-01T00:00:00Z', endedAt: '2026-01-01T00:01:00Z' },
    ...{ verdict: overall([outcome.verdict]), limits: { lost: 0 }, versions: { from: { istio: '1.30.0' }, to: { istio: to } }, outcomes: [outcome] },
  };
  writeFileSync(join(folder, 'upgrade.json'), JSON.stringify(report));
  return folder;
}

const compared = (before: string, after: string) => compareUpgrades(readUpgrade(before), readUpgrade(after));
const slower = (by: number) => upgrade(([sent, latency, ...rest], index) => [sent, latency + (index % 7) / 10 + (index >= 1000 ? by : 0), ...rest]);

test('upgrades: of other releases, and the same otherwise', () => {
  const difference = compared(made({ reading: slower(0) }), made({ reading: slower(0), to: '1.31.1' }));
  expect(difference).toMatchObject({ made: [{ what: 'istio of the new release', before: '1.31.0', after: '1.31.1' }], verdicts: [], gone: [], added: [], felt: [] });
  // Both directions, in both phases, however these are called there.
  expect(difference.samples.each).toHaveLength(4);
  expect(difference.samples.each.every(({ matters }) => !matters)).toBe(true);
  expect(codeOf(difference)).toBe(0);
});

test('upgrades: a release whose name begins as that of the other does', () => {
  const difference = compared(made({ reading: slower(0) }), made({ reading: slower(0), to: '1.30.0-patched' }));
  expect(difference.samples.each).toHaveLength(4);
});

test('upgrades: one that lost a call is worse, and it is told what users felt', () => {
  const difference = compared(made(), made({ reading: upgrade((row, index) => (index === 1500 ? lost(row) : row)) }));
  expect(difference.verdicts).toMatchObject([{ id: 'the upgrade', variant: 'mtls', before: 'conformant', after: 'non-conformant', direction: 'worse' }]);
  expect(difference.felt).toContainEqual({ variant: 'mtls', what: 'lost', before: '0', after: '4' });
  expect(codeOf(difference)).toBe(1);
  const table = upgradeDifferenceTable(difference);
  expect(table).toContain('- the upgrade mtls: conformant → non-conformant');
  expect(table).toMatch(/what users felt in mtls\n(.*\n)* {2}lost: 0 → 4/);
});

test('upgrades: slower in one phase is told of that phase, in both directions', () => {
  const { samples } = compared(made({ reading: slower(0) }), made({ reading: slower(20) }));
  expect(samples.each.filter(({ matters }) => matters).map(({ claim }) => claim)).toEqual([
    'after, all of the new release, from primary to remote',
    'after, all of the new release, from remote to primary',
  ]);
});

test('upgrades: what was decided on the way is compared step by step', () => {
  const step = (verdict: 'conformant' | 'inconclusive' | 'non-conformant'): Checkpoint[] => [{ after: 'sidecars', requirements: [{ id: 'MC-TR-010', verdict }] }];
  const worse = compared(made({ checkpoints: step('conformant') }), made({ checkpoints: step('non-conformant') }));
  expect(worse.verdicts).toContainEqual({ id: 'MC-TR-010 after sidecars', variant: 'mtls', before: 'conformant', after: 'non-conformant', direction: 'worse' });
  const gone = compared(made({ checkpoints: step('conformant') }), made());
  expect(gone.goneDecided).toEqual(['MC-TR-010 after sidecars mtls']);
  expect(codeOf(gone)).toBe(3);
});

test('upgrades: what cannot be read is named', () => {
  const folder = made();
  rmSync(join(folder, recordsFile('mtls')));
  expect(() => compared(folder, made())).toThrow(/what the meter saw in mtls cannot be read/);
  const older = made();
  writeFileSync(join(older, 'upgrade.json'), JSON.stringify({ schema: 1, outcomes: [{ variant: 'mtls', total: {} }] }));
  expect(() => readUpgrade(older)).toThrow(/is not one that this version writes/);
  expect(() => readUpgrade(home)).toThrow(/is no run: it has no upgrade.json/);
});
