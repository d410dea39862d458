import type { ScheduleReading } from '../readings/calls.ts';
import { xml } from './svg.ts';

const left = 52;
const top = 50;
const plot = { width: 570, height: 150 };

const middle = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? 0;

/**
 * Latency of a load over time: for each second a bar from the median to the slowest call, and a cross for each second in
 * which calls were lost. Static SVG, legible in grey.
 */
export function latencyPicture({ from, to, rate, seconds, rows }: ScheduleReading): string {
  const spans = Array.from({ length: seconds }, (_, second) => {
    const calls = rows.filter(([at]) => Math.floor(at / 1000) === second);
    const latencies = calls.map(([, latency]) => latency).toSorted((a, b) => a - b);
    return { second, median: middle(latencies), most: latencies.at(-1) ?? 0, lost: calls.filter(([, , status]) => status !== 200).length };
  });
  const most = Math.max(10, ...spans.map((span) => span.most));
  // A tenth of a millisecond at the bottom: a plain scale would show the slowest call and nothing else.
  const y = (ms: number) => top + plot.height - (Math.log10(Math.max(ms, 0.1)) + 1) * (plot.height / (Math.log10(most) + 1));
  const wide = plot.width / seconds;
  const x = (second: number) => left + second * wide;
  const grid = [0.1, 1, 10, 100, 1000, 10_000]
    .filter((ms) => ms <= most)
    .map(
      (ms) =>
        `<line x1="${left}" x2="${left + plot.width}" y1="${y(ms).toFixed(1)}" y2="${y(ms).toFixed(1)}" stroke="#ddd"/><text x="${left - 6}" y="${(y(ms) + 4).toFixed(1)}" text-anchor="end" fill="#555">${ms} ms</text>`,
    );
  const bars = spans.map(({ second, median, most: slowest, lost }) => {
    const centre = x(second) + wide / 2;
    const bar = `<line x1="${centre.toFixed(1)}" x2="${centre.toFixed(1)}" y1="${y(median).toFixed(1)}" y2="${y(slowest).toFixed(1)}" stroke="#9db4cc" stroke-width="${(wide * 0.6).toFixed(1)}"/><rect x="${(x(second) + wide * 0.1).toFixed(1)}" y="${(y(median) - 1.5).toFixed(1)}" width="${(wide * 0.8).toFixed(1)}" height="3" fill="#1d5fa8"/>`;
    return lost > 0 ? `${bar}<text x="${centre.toFixed(1)}" y="${top - 4}" text-anchor="middle" font-weight="700" fill="#b42318">×</text>` : bar;
  });
  const lost = rows.filter(([, , status]) => status !== 200).length;
  const height = top + plot.height + 30;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="${height}" viewBox="0 0 640 ${height}" font-family="system-ui, sans-serif" font-size="11" fill="#1b1b1b">
<rect width="640" height="${height}" fill="#fff"/>
<text x="12" y="20" font-size="13" font-weight="600">${xml(from.cluster)} → ${xml(to)}: ${rate} calls a second for ${seconds} s, ${lost} lost</text>
<text x="12" y="36" fill="#555">each second: the median, and the bar up to the slowest call; × where calls were lost</text>
${grid.join('\n')}
${bars.join('\n')}
<text x="${left}" y="${height - 10}" fill="#555">0 s</text><text x="${left + plot.width}" y="${height - 10}" text-anchor="end" fill="#555">${seconds} s</text>
</svg>
`;
}
