import type { LoggedCount } from './logged.ts';
import { loggedLine } from './page.ts';
import type { UpgradeReport } from './types.ts';

const ms = (value: number): string => (Number.isNaN(value) ? '–' : `${value.toFixed(value < 10 ? 1 : 0)} ms`);

/** Of all phases together, as the page has them one by one. */
const loggedLines = (logged: readonly LoggedCount[]): string =>
  [...Map.groupBy(logged, ({ side, cluster, code, flags }) => `${code} ${flags} by sidecars of ${side}s in ${cluster}`)]
    .map(([what, all]) => `${all.reduce((sum, { count }) => sum + count, 0)} × ${what}`)
    .join(', ');

/** An upgrade in the terminal. @param page path of its report */
export function upgradeTable({ from, to, verdict, outcomes }: UpgradeReport, page: string): string {
  const lines = outcomes.flatMap((outcome) => {
    const { total, cells, checkpoints, first, unwatched, unwatchedAtFullRate } = outcome;
    const decided = checkpoints.flatMap(({ requirements }) => requirements);
    return [
      '',
      `${outcome.variant}: ${outcome.verdict.toUpperCase()}`,
      `  calls      ${total.sent}, ${total.lost} lost, ${total.wrong} answered by another; longest gap ${ms(total.longestGap)}, all gaps ${ms(total.totalGap)}; p50 ${ms(total.p50)}, p99 ${ms(total.p99)}, slowest ${ms(total.slowest)}`,
      ...(decided.length > 0
        ? [
            `  decided    ${decided.filter((one) => one.verdict === 'conformant').length} of ${decided.length} conformant, after ${checkpoints.map(({ after }) => after).join(', ')}`,
          ]
        : []),
      `  meter      nobody looked for ${(unwatched * 100).toFixed(2)} % of the time, nobody at the full rate for ${(unwatchedAtFullRate * 100).toFixed(2)} %; ${total.disturbed} calls taken out, because who made them had stood still`,
      ...cells.map((cell) => `  met        ${cell.from} (${cell.caller}) → ${cell.to} (${cell.server}): ${cell.sent} calls, ${cell.lost} lost, ${cell.wrong} by another`),
      ...(outcome.waited.length > 0
        ? [
            `  waited     ${outcome.waited.map(({ phase, seconds }) => `${seconds.toFixed(0)} s until ${phase}`).join(', ')}: before, pods of new namespaces of a remote do not start`,
          ]
        : []),
      ...(outcome.logged.length > 0 ? [`  logged     ${loggedLines(outcome.logged)}`] : []),
      ...(first
        ? [
            `  first lost ${first.at}, ${first.phase}: ${first.call}: ${first.reason}`,
            ...first.logged.map((line) => `             ${loggedLine(line)}`),
            `             ${first.cause}`,
          ]
        : []),
      ...outcome.reasons.map((reason) => `  - ${reason}`),
    ];
  });
  return `\n${[`upgrade from ${from} to ${to}`, ...lines, '', `verdict: ${verdict.toUpperCase()}`, `report:  ${page}`, ''].join('\n')}`;
}
