import { xml } from './svg.ts';

const left = 170;
const length = 400;
const row = 26;

/** Horizontal bars from zero, each with its value. Static SVG; two neighbours differ in shade, so that pairs are seen. */
export function bars(title: string, values: readonly { label: string; value: number }[]): string {
  const most = Math.max(...values.map(({ value }) => value));
  const height = 44 + values.length * row;
  const rows = values.map(({ label, value }, index) => {
    const y = 36 + index * row;
    const wide = (value / most) * length;
    return `<text x="${left - 10}" y="${y + 14}" text-anchor="end">${xml(label)}</text>
<rect x="${left}" y="${y}" width="${wide.toFixed(1)}" height="18" fill="${index % 2 === 0 ? '#1d5fa8' : '#9db4cc'}"/>
<text x="${(left + wide + 6).toFixed(1)}" y="${y + 14}">${value.toFixed(1)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="${height}" viewBox="0 0 640 ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#1b1b1b">
<rect width="640" height="${height}" fill="#fff"/>
<text x="12" y="22" font-size="13" font-weight="600">${xml(title)}</text>
${rows.join('\n')}
</svg>
`;
}
