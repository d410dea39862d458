import { xml } from '../pictures/svg.ts';
import type { MeterFailure } from '../readings/meter.ts';
import type { LoggedCount } from './logged.ts';
import type { UpgradeOutcome, UpgradeReport } from './types.ts';

const style = `
:root { color-scheme: light; --ink: #1c2430; --soft: #5b6675; --line: #d5dae1; --good: #24693d; --bad: #a3231a; --unsure: #8a5a00 }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: #fff; max-width: 72rem; margin: 2.5rem auto; padding: 0 1.5rem }
h1 { font-size: 1.5rem; margin: 0 } h2 { font-size: 1.15rem; margin: 2.6rem 0 .4rem } h3 { font-size: 1rem; margin: 1.6rem 0 .3rem }
.verdict { font-size: 1.25rem; font-weight: 600; margin: .3rem 0 0 } .soft { color: var(--soft) }
.conformant { color: var(--good) } .non-conformant { color: var(--bad) } .inconclusive { color: var(--unsure) }
table { border-collapse: collapse } th, td { text-align: left; vertical-align: top; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid var(--line) } td.n { text-align: right; font-variant-numeric: tabular-nums }
svg { max-width: 100%; height: auto } .bad { color: var(--bad); font-weight: 600 }`;

const ms = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(value < 10 ? 1 : 0));

const reasons = (found: Record<string, number>): string =>
  Object.entries(found)
    .map(([reason, count]) => `${count} × ${xml(reason)}`)
    .join(', ');

/** What a sidecar logged of a failure, in a sentence. */
export const loggedLine = ({ side, pod, cluster, code, flags, details, upstream }: MeterFailure): string =>
  `the sidecar of the ${side}, ${pod} in ${cluster}, logged ${code}, flags ${flags}${details ? ` (${details})` : ''}${upstream ? `, of ${upstream}` : ''}`;

/** An upgrade as a page that people read: one HTML file that needs nothing else. @param pictures the timeline of each outcome, as SVG */
export function upgradePage(report: UpgradeReport, pictures: readonly string[]): string {
  const { from, to, strategy, verdict, startedAt, endedAt, limits, outcomes } = report;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Upgrade from ${xml(from)} to ${xml(to)}: ${verdict}</title><style>${style}</style></head><body>
<h1>Upgrade from ${xml(from)} to ${xml(to)}, ${xml(strategy)}</h1>
<p class="verdict ${verdict}">${verdict}</p>
<p class="soft">${startedAt.slice(0, 16).replace('T', ' ')} to ${endedAt.slice(11, 16)} UTC. Calls that may be lost, or answered by another: ${limits.lost}${limits.gap === undefined ? '' : `, longest time without an answer: ${limits.gap} ms`}.</p>
${outcomes.map((outcome, index) => section(outcome, pictures[index] ?? '')).join('\n')}
</body></html>
`;
}

function section(outcome: UpgradeOutcome, picture: string): string {
  const { variant, verdict, reasons: why, total, accounts, cells, checkpoints, first, logged, waited, unwatched, unwatchedAtFullRate, records } = outcome;
  const bad = (count: number) => (count > 0 ? `<td class="n bad">${count}</td>` : '<td class="n">0</td>');
  return `<h2>${xml(variant)}: <span class="${verdict}">${verdict}</span></h2>
${why.length > 0 ? `<ul>${why.map((reason) => `<li>${xml(reason)}</li>`).join('')}</ul>` : `<p>${total.sent} calls, ${total.lost || 'none'} lost, ${total.wrong || 'none'} answered by another than who was called.</p>`}
${first ? `<p>The first that was lost, or answered by another: ${xml(first.at)}, in the phase “${xml(first.phase)}”: ${xml(first.call)}: ${xml(first.reason)}.${first.logged.map((line) => `<br>${xml(loggedLine(line))}`).join('')}<br>Why: ${xml(first.cause)}.</p>` : ''}
${picture}
<h3>Releases that met across the clusters</h3>
<table><thead><tr><th>direction</th><th>sidecar of the caller</th><th>of the server</th><th>calls</th><th>lost</th><th>by another</th></tr></thead><tbody>
${cells.map((cell) => `<tr><td>${xml(cell.from)} → ${xml(cell.to)}</td><td>${xml(cell.caller)}</td><td>${xml(cell.server)}</td><td class="n">${cell.sent}</td>${bad(cell.lost)}${bad(cell.wrong)}</tr>`).join('\n')}
</tbody></table>
<h3>Requirements that were decided</h3>
<table><thead><tr><th>after</th><th>conformant</th><th>others</th></tr></thead><tbody>
${checkpoints
  .map(({ after, requirements }) => {
    const others = requirements.filter((one) => one.verdict !== 'conformant');
    return `<tr><td>${xml(after)}</td><td class="n">${requirements.length - others.length} of ${requirements.length}</td><td>${others.map((one) => `${one.id} ${one.verdict}: ${xml(one.reason ?? '')}`).join('<br>')}</td></tr>`;
  })
  .join('\n')}
</tbody></table>
${waited.length > 0 ? `<p>New namespaces were decided after ${waited.map(({ phase, seconds }) => `${seconds.toFixed(0)} s (${xml(phase)})`).join(', ')}: before, pods of new namespaces of a remote do not start.</p>` : ''}
<h3>Calls by phase</h3>
<table><thead><tr><th>phase</th><th>calls</th><th>connections</th><th>sent</th><th>lost</th><th>by another</th><th>longest gap, ms</th><th>all gaps, ms</th><th>p50, ms</th><th>p99, ms</th><th>slowest, ms</th><th>why</th></tr></thead><tbody>
${accounts
  .filter(({ sent }) => sent > 0)
  .map(
    (one) =>
      `<tr><td>${xml(one.phase)}</td><td>${xml(one.from)} → ${xml(one.to)}</td><td>${one.connections}${one.retries === 'default' ? ', retried' : ''}</td><td class="n">${one.sent}</td>${bad(one.lost)}${bad(one.wrong)}<td class="n">${ms(one.longestGap)}</td><td class="n">${ms(one.totalGap)}</td><td class="n">${ms(one.p50)}</td><td class="n">${ms(one.p99)}</td><td class="n">${ms(one.slowest)}</td><td>${reasons(one.reasons)}</td></tr>`,
  )
  .join('\n')}
</tbody></table>
${logged.length > 0 ? loggedTable(logged) : ''}
<p class="soft">For ${(unwatched * 100).toFixed(2)} % of the time nobody looked, because all of the meter stood still at once, and for ${(unwatchedAtFullRate * 100).toFixed(2)} % nobody at the full rate; ${total.disturbed} calls were taken out, because who made them had stood still. Records: ${records.map(xml).join(', ')}.</p>`;
}

const loggedTable = (logged: readonly LoggedCount[]): string => `<h3>What sidecars logged of failures</h3>
<table><thead><tr><th>phase</th><th>sidecars of</th><th>status</th><th>response flags</th><th>times</th></tr></thead><tbody>
${logged.map((one) => `<tr><td>${xml(one.phase)}</td><td>${one.side}s in ${xml(one.cluster)}</td><td class="n">${one.code}</td><td>${xml(one.flags)}</td><td class="n">${one.count}</td></tr>`).join('\n')}
</tbody></table>`;
