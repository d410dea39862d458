import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from '../../fixtures/lab/stack/types.ts';
import { upgradeFile } from '../../reports/diff/read.ts';
import { upgradePage } from '../../reports/meter/page.ts';
import { readRecords, recordsFile } from '../../reports/meter/records.ts';
import { upgradeTable } from '../../reports/meter/table.ts';
import { timeline } from '../../reports/meter/timeline.ts';
import type { UpgradeOutcome, UpgradeReport } from '../../reports/meter/types.ts';
import { decideUpgrade } from '../../reports/meter/verdict.ts';
import { overall } from '../../reports/rules/verdict.ts';
import type { Verdict } from '../../reports/types.ts';
import type { Releases, Upgrade } from './types.ts';

/** Writes what the variants came to that are recorded, tells it, and returns the verdict. */
export function writeReport(upgrade: Upgrade, from: Stack, to: Releases['next']): Verdict {
  const { folder } = upgrade;
  const report = reportOf(upgrade, from, to);
  const page = join(folder, 'upgrade.html');
  writeFileSync(join(folder, upgradeFile), JSON.stringify(report, null, 2));
  const pictures = report.outcomes.map(({ variant }) => timeline(`${variant}: ${from.name} to ${to.name}`, readRecords(folder, variant)));
  for (const [index, { variant }] of report.outcomes.entries()) writeFileSync(join(folder, `timeline-${variant}.svg`), pictures[index] ?? '');
  writeFileSync(page, upgradePage(report, pictures));
  process.stdout.write(upgradeTable(report, page));
  return report.verdict;
}

function reportOf({ folder, journal: { asked, variants } }: Upgrade, from: Stack, to: Releases['next']): UpgradeReport {
  const outcomes = asked.variants.flatMap((variant): UpgradeOutcome[] => {
    const { checkpoints, stopped, recorded } = variants[variant] ?? {};
    if (!checkpoints || !recorded) return [];
    return [
      decideUpgrade({
        ...{ variant, checkpoints, limits: asked.limits, reading: readRecords(folder, variant) },
        ...{ releases: [from.name, to.name], records: [recordsFile(variant)] },
        ...(stopped ? { stopped } : {}),
      }),
    ];
  });
  return {
    schema: 1,
    from: from.name,
    to: to.name,
    strategy: `${asked.strategy === 'in-place' ? 'in place' : 'canary'}${asked.rollback ? ', and back from half-way and from the end' : ''}`,
    startedAt: asked.startedAt,
    endedAt: new Date().toISOString(),
    // A variant that came to no end is none that held.
    verdict: overall([...outcomes.map(({ verdict }) => verdict), ...(outcomes.length < asked.variants.length ? (['inconclusive'] as const) : [])]),
    limits: asked.limits,
    versions: { from: from.versions, to: to.versions },
    outcomes,
  };
}
