import { xml } from '../pictures/svg.ts';
import type { MeterReading, MeterStream } from '../readings/meter.ts';
import { quantile } from '../rules/follow.ts';
import { callsOf, type MeterCall, stallsOf } from './calls.ts';

const left = 214;
const width = 900;
const right = 16;
const row = 22;
const plot = 46;
const bandsAt = 44;

/** Marks of outcomes: told apart by height as well as by colour. */
const marks = {
  answered: { colour: '#8fb3d9', from: 7, to: 15 },
  wrong: { colour: '#b26a00', from: 4, to: 18 },
  lost: { colour: '#b42318', from: 0, to: 22 },
} as const;

const wayOf = ({ from, to, connections, retries }: MeterStream): string =>
  `${from.cluster} → ${to.cluster} (${to.version}), ${connections}${retries === 'default' ? ', retried' : ''}`;

/** Times by pixel, each once: thousands of ticks on a pixel are one. */
const pixels = (times: readonly number[], x: (at: number) => number): number[] => [...new Set(times.map((at) => Math.round(x(at) * 2) / 2))];

/**
 * What became of every call over time: a tick a call by its outcome, phases as bands, gaps marked, and for each second
 * the median and the 99th percentile of the latency beneath. Static SVG, legible in grey.
 */
export function timeline(title: string, { streams, phases }: MeterReading): string {
  const begin = Math.min(...phases.map(({ from }) => Date.parse(from)));
  const finish = Math.max(...phases.map(({ to }) => Date.parse(to)));
  const x = (at: number) => left + ((at - begin) / (finish - begin || 1)) * width;
  const ways = Object.entries(Object.groupBy(streams, wayOf)).map(([way, group = []]) => ({ way, streams: group, calls: group.flatMap(callsOf) }));
  const rowsAt = bandsAt + 18;
  const latencyAt = rowsAt + ways.length * row + 26;
  const height = latencyAt + plot + 40 + Math.ceil(phases.length / 2) * 15;
  const bands = phases.map(({ from, to }, index) => {
    const [a, b] = [x(Date.parse(from)), x(Date.parse(to))];
    return `<rect x="${a.toFixed(1)}" y="${bandsAt}" width="${Math.max(1, b - a).toFixed(1)}" height="${latencyAt + plot - bandsAt}" fill="${index % 2 ? '#f2f2ef' : '#e6e6e1'}"/><text x="${((a + b) / 2).toFixed(1)}" y="${bandsAt + 12}" text-anchor="middle" fill="#333">${index + 1}</text>`;
  });
  const lines = ways.map(({ way, streams: group, calls }, index) => {
    const y = rowsAt + index * row;
    const ticks = (['answered', 'wrong', 'lost'] as const).map((outcome) => {
      const { colour, from, to } = marks[outcome];
      const times = calls.filter((call) => call.outcome === outcome && !call.disturbed).map(({ at }) => at);
      const path = pixels(times, x)
        .map((at) => `M${at} ${y + from}V${y + to}`)
        .join('');
      return path ? `<path d="${path}" stroke="${colour}" stroke-width="${outcome === 'answered' ? 0.6 : 1.4}"/>` : '';
    });
    const stalls = group
      .flatMap(stallsOf)
      .map(({ from, to }) => `<rect x="${x(from).toFixed(1)}" y="${y + 19}" width="${Math.max(1, x(to) - x(from)).toFixed(1)}" height="3" fill="#777"/>`);
    const count = (outcome: MeterCall['outcome']) => calls.filter((call) => call.outcome === outcome && !call.disturbed).length;
    const bad = (['lost', 'wrong'] as const).flatMap((outcome) => (count(outcome) > 0 ? [`${count(outcome)} ${outcome}`] : [])).join(', ');
    return `<text x="8" y="${y + 15}"${bad ? ' font-weight="700"' : ''}>${xml(way)}</text><text x="${left - 8}" y="${y + 15}" text-anchor="end" fill="#555">${bad}</text>${ticks.join('')}${stalls.join('')}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + width + right}" height="${height}" viewBox="0 0 ${left + width + right} ${height}" font-family="system-ui, sans-serif" font-size="11" fill="#1b1b1b">
<rect width="100%" height="100%" fill="#fff"/>
<text x="8" y="18" font-size="13" font-weight="600">${xml(title)}</text>
<text x="8" y="34" fill="#555">a tick a call: short and blue answered, higher and brown by the wrong server, full height and red lost; grey beneath: the meter itself stood still. Bands are phases.</text>
${bands.join('\n')}
${lines.join('\n')}
${latencies(
  ways.flatMap(({ calls }) => calls).filter(({ outcome, disturbed }) => outcome === 'answered' && !disturbed),
  { x, begin, finish, y: latencyAt },
)}
${phases.map(({ name, from, to }, index) => `<text x="${8 + (index % 2) * 560}" y="${latencyAt + plot + 32 + Math.floor(index / 2) * 15}">${index + 1}  ${xml(name)}, ${((Date.parse(to) - Date.parse(from)) / 1000).toFixed(0)} s</text>`).join('\n')}
</svg>
`;
}

interface Place {
  x: (at: number) => number;
  begin: number;
  finish: number;
  y: number;
}

/** The median and the 99th percentile of every second, on a scale of powers of ten from 0.1 ms. */
function latencies(calls: readonly MeterCall[], { x, begin, finish, y }: Place): string {
  const seconds = Object.entries(Object.groupBy(calls, ({ at }) => Math.floor((at - begin) / 1000))).map(([second, of = []]) => {
    const values = of.map(({ latency }) => latency);
    return { at: begin + (Number(second) + 0.5) * 1000, p50: quantile(values, 0.5), p99: quantile(values, 0.99) };
  });
  const most = Math.max(10, ...seconds.map(({ p99 }) => p99));
  const scaled = (ms: number) => y + plot - (Math.log10(Math.max(ms, 0.1)) + 1) * (plot / (Math.log10(most) + 1));
  const path = (of: 'p50' | 'p99') => seconds.map((second, index) => `${index ? 'L' : 'M'}${x(second.at).toFixed(1)} ${scaled(second[of]).toFixed(1)}`).join('');
  const grid = [1, 10, 100, 1000]
    .filter((ms) => ms <= most)
    .map(
      (ms) =>
        `<line x1="${left}" x2="${x(finish).toFixed(1)}" y1="${scaled(ms).toFixed(1)}" y2="${scaled(ms).toFixed(1)}" stroke="#cfcfc8"/><text x="${left - 8}" y="${(scaled(ms) + 4).toFixed(1)}" text-anchor="end" fill="#555">${ms} ms</text>`,
    );
  return `${grid.join('')}<path d="${path('p99')}" fill="none" stroke="#6b6b6b" stroke-dasharray="3 2"/><path d="${path('p50')}" fill="none" stroke="#1d5fa8" stroke-width="1.4"/><text x="8" y="${y + 14}">latency of all:</text><text x="8" y="${y + 28}" fill="#1d5fa8">median</text><text x="60" y="${y + 28}" fill="#555">99 % (dashed)</text><text x="${left}" y="${y + plot + 14}" fill="#555">0 s</text><text x="${(left + width).toFixed(1)}" y="${y + plot + 14}" text-anchor="end" fill="#555">${((finish - begin) / 1000).toFixed(0)} s</text>`;
}
