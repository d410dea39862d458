import { stripVTControlCharacters, styleText } from 'node:util';
import { requirements } from './catalogue/index.ts';
import type { Result } from './result.ts';
import { unsupportedAmong } from './rules/verdict.ts';
import type { Verdict } from './types.ts';

const words: Record<Verdict, string> = {
  conformant: styleText('green', 'conformant'),
  'non-conformant': styleText('red', 'NON-CONFORMANT'),
  unsupported: styleText('dim', 'unsupported'),
  inconclusive: styleText('yellow', 'inconclusive'),
};

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - stripVTControlCharacters(text).length));

/** What of the catalogue this run says nothing about: a green must not look like more than it is. */
function notAsked(ids: readonly string[]): string[] {
  const others = requirements.filter(({ id }) => !ids.includes(id));
  return others.length > 0 ? [`not asked: ${others.length} of the catalogue's ${requirements.length} requirements (--level extended or all decides more)`, ''] : [];
}

/** The closing table of a run: requirement × variant, then what each phase took. */
export function table(result: Result, report: string): string {
  const ids = [...new Set(result.requirements.map(({ id }) => id))].sort();
  const cell = (id: string, variant: string) => {
    const found = result.requirements.find((entry) => entry.id === id && entry.variant === variant);
    return found ? words[found.verdict] : styleText('dim', '·');
  };
  const rows = ids.map(
    (id) => `  ${id}  ${result.variants.map((variant) => pad(cell(id, variant), 16)).join('')}${result.requirements.find((entry) => entry.id === id)?.sentence ?? ''}`,
  );
  const undecided = unsupportedAmong(result.requirements.map(({ verdict }) => verdict));
  const phases = result.phases.map(({ name, seconds, failed }) => `  ${seconds.toFixed(1).padStart(7)} s  ${name}${failed ? ' (failed)' : ''}`);
  return [
    '',
    `  ${'requirement'.padEnd(12)}${result.variants.map((variant) => variant.padEnd(16)).join('')}`,
    ...rows,
    '',
    'phases',
    ...phases,
    '',
    ...notAsked(ids),
    `verdict: ${words[result.verdict]}${undecided && `, ${undecided}`}`,
    `report:  ${report}`,
    '',
  ].join('\n');
}
