import type { CallSample } from '../readings/calls.ts';
import { percent } from '../rules/arithmetic.ts';
import { sharesIn } from '../rules/shares.ts';
import { xml } from './svg.ts';

const left = 120;
const length = 480;
const row = 56;

/**
 * The share of the calls that each version got: a dot with the interval that the sample leaves, on the band that is
 * accepted, with a line where it should be. Static SVG, legible in grey.
 */
export function sharesPicture(sample: CallSample, weights: Parameters<typeof sharesIn>[1]): string {
  const shares = sharesIn(sample, weights);
  const height = 76 + shares.length * row;
  const at = (share: number): string => (left + share * length).toFixed(1);
  const rows = shares.map(({ version, share, seen, times, accepted, interval: { from, to } }, index) => {
    const y = 60 + index * row;
    const good = times >= accepted.least && times <= accepted.most;
    const colour = good ? '#1d5fa8' : '#b42318';
    const band = (accepted.most - accepted.least) / weights.count;
    return `<text x="${left - 12}" y="${y + 4}" text-anchor="end" font-weight="600">${xml(version)}</text>
<rect x="${at(accepted.least / weights.count)}" y="${y - 12}" width="${(band * length).toFixed(1)}" height="24" fill="#e3e7ec"/>
<line x1="${at(share)}" y1="${y - 16}" x2="${at(share)}" y2="${y + 16}" stroke="#444" stroke-width="2"/>
<line x1="${at(from)}" y1="${y}" x2="${at(to)}" y2="${y}" stroke="${colour}" stroke-width="2"${good ? '' : ' stroke-dasharray="5 4"'}/>
<circle cx="${at(seen)}" cy="${y}" r="5" fill="${colour}"/>
<text x="${left}" y="${y + 30}" fill="#555">wanted ${percent(share)}, seen ${percent(seen)} (${percent(from)} to ${percent(to)}); ${times} calls, ${accepted.least} to ${accepted.most} accepted</text>`;
  });
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => `<text x="${at(share)}" y="${height - 6}" text-anchor="middle" fill="#555">${share * 100} %</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="${height}" viewBox="0 0 640 ${height}" font-family="system-ui, sans-serif" font-size="11" fill="#1b1b1b">
<rect width="640" height="${height}" fill="#fff"/>
<text x="12" y="22" font-size="13" font-weight="600">${xml(sample.from.pod.replace(/-[a-z0-9]+-[a-z0-9]+$/, ''))} in ${xml(sample.from.cluster)} → ${xml(sample.to)}: shares of ${sample.calls.length} calls</text>
${rows.join('\n')}
${ticks.join('\n')}
</svg>
`;
}
