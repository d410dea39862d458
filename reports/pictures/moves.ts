import type { MovesReading } from '../readings/endpoints.ts';
import { delays, quantile } from '../rules/follow.ts';
import { xml } from './svg.ts';

const left = 130;
const length = 480;
const row = 64;

/** How long it took until the last sidecar knew of each pod that came or left: a dot each, with p50 and p95. Static SVG, legible in grey. */
export function movesPicture(reading: MovesReading, limit: number): string {
  const found = delays(reading);
  const most = Math.max(1, ...found.flatMap(({ seconds }) => seconds ?? []));
  const end = Math.min(limit, Math.ceil(most));
  const x = (seconds: number) => left + (Math.min(seconds, end) / end) * length;
  const rows = (['came', 'left'] as const).map((kind, index) => {
    const y = 76 + index * row;
    const of = found.filter(({ move }) => move.kind === kind);
    const known = of.flatMap(({ seconds }) => seconds ?? []);
    const dots = of.map(({ seconds }) =>
      seconds === undefined
        ? `<text x="${left + length}" y="${y + 4}" text-anchor="end" fill="#b42318" font-weight="600">never known</text>`
        : `<circle cx="${x(seconds).toFixed(1)}" cy="${y}" r="5" fill="#1d5fa8" fill-opacity="0.6"/>`,
    );
    const ticks = [0.5, 0.95].map((share) => {
      const value = quantile(known, share);
      if (Number.isNaN(value)) return '';
      const at = x(value).toFixed(1);
      return `<path d="M ${at} ${y - 16} V ${y + 16}" stroke="#444"${share === 0.5 ? '' : ' stroke-dasharray="3 2"'}/><text x="${at}" y="${share === 0.5 ? y - 20 : y + 28}" text-anchor="middle" fill="#444">p${share * 100} ${value.toFixed(2)} s</text>`;
    });
    return [`<text x="${left - 12}" y="${y + 4}" text-anchor="end">pods that ${kind}</text><path d="M ${left} ${y} H ${left + length}" stroke="#bbb"/>`, ...dots, ...ticks].join(
      '\n',
    );
  });
  const axis = 76 + 2 * row;
  const scale = Array.from(
    { length: end + 1 },
    (_, second) => `<path d="M ${x(second)} ${axis - 6} v 6" stroke="#888"/><text x="${x(second)}" y="${axis + 14}" text-anchor="middle">${second} s</text>`,
  );
  const watched = reading.watches.map(({ from }) => `${from.pod} in ${from.cluster}`).join(', ');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="${axis + 28}" viewBox="0 0 640 ${axis + 28}" font-family="system-ui, sans-serif" font-size="11" fill="#1b1b1b">
<rect width="640" height="${axis + 28}" fill="#fff"/>
<text x="12" y="22" font-size="13" font-weight="600">How soon the last sidecar knew of ${found.length} pods that came and left</text>
<text x="12" y="38" fill="#555">${xml(watched)}</text>
${rows.join('\n')}
<path d="M ${left} ${axis - 6} H ${left + length}" stroke="#888"/>
${scale.join('\n')}
</svg>
`;
}
