import { writeFileSync } from 'node:fs';
import { xml } from './pictures/svg.ts';
import type { Result } from './result.ts';

type Entry = Result['requirements'][number];

/** JUnit's words for the verdicts: a failure is the mesh's, an error the environment's. */
function outcome({ verdict, reason = '' }: Entry): string {
  const said = xml(reason);
  if (verdict === 'non-conformant') return `<failure message="non-conformant">${said}</failure>`;
  if (verdict === 'inconclusive') return `<error message="inconclusive">${said}</error>`;
  if (verdict === 'unsupported') return `<skipped message="${said}"/>`;
  return '';
}

/** Writes the verdicts for CI, a test suite for each variant. */
export function writeJunit(file: string, { variants, requirements, run }: Result): void {
  const suites = variants.map((variant) => {
    const entries = requirements.filter((entry) => entry.variant === variant);
    const count = (verdict: Entry['verdict']) => entries.filter((entry) => entry.verdict === verdict).length;
    const cases = entries.map((entry) => `    <testcase classname="${variant}" name="${entry.id} ${xml(entry.sentence)}" time="${entry.seconds}">${outcome(entry)}</testcase>`);
    return [
      `  <testsuite name="${variant}" tests="${entries.length}" failures="${count('non-conformant')}" errors="${count('inconclusive')}" skipped="${count('unsupported')}">`,
      ...cases,
      '  </testsuite>',
    ].join('\n');
  });
  writeFileSync(file, `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xml(run)}">\n${suites.join('\n')}\n</testsuites>\n`);
}
