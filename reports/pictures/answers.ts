import type { CallSample } from '../readings/calls.ts';
import { xml } from './svg.ts';

const width = 640;
const row = 46;

interface Group {
  label: string;
  place: string;
  count: number;
  failed: boolean;
}

/** Who answered, or how it failed, and how often. */
function groups({ calls }: CallSample): Group[] {
  const found = new Map<string, Group>();
  for (const { exit, status, version, instance, cluster, error } of calls) {
    const ok = exit === 0 && status === 200;
    const label = ok ? `${version ?? '?'}  ${instance ?? ''}` : exit !== 0 ? `no answer: ${error ?? `curl ${exit}`}`.slice(0, 44) : `status ${status}`;
    const group = found.get(label) ?? { label, place: ok ? (cluster ?? 'unknown cluster') : '', count: 0, failed: !ok };
    group.count += 1;
    found.set(label, group);
  }
  return [...found.values()].sort((a, b) => a.label.localeCompare(b.label));
}

/**
 * A picture of one sample: the caller on the left, who answered on the right, lines as thick as their
 * share. Static SVG, legible in grey: failures are dashed, a line that stays in its cluster is thin-edged.
 */
export function answersPicture(sample: CallSample): string {
  const answers = groups(sample);
  const height = 64 + Math.max(1, answers.length) * row;
  const middle = 48 + (Math.max(1, answers.length) * row) / 2;
  const lines = answers.map(({ label, place, count, failed }, index) => {
    const y = 48 + index * row + row / 2;
    const share = count / sample.calls.length;
    const across = place !== '' && place !== sample.from.cluster;
    const colour = failed ? '#b42318' : across ? '#1d5fa8' : '#3d7a4e';
    return `<path d="M 210 ${middle} C 290 ${middle}, 290 ${y}, 370 ${y}" fill="none" stroke="${colour}" stroke-width="${(1.5 + share * 10).toFixed(1)}" stroke-opacity="0.75"${failed ? ' stroke-dasharray="6 5"' : ''}/>
<rect x="370" y="${y - 18}" width="258" height="36" rx="5" fill="#fff" stroke="${colour}"/>
<text x="380" y="${y - 3}" font-weight="600">${xml(label)}</text>
<text x="380" y="${y + 12}" fill="#555">${xml(place ? `${place}${across ? ' (other cluster)' : ''} · ` : '')}${count} of ${sample.calls.length}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="11" fill="#1b1b1b">
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="12" y="22" font-size="13" font-weight="600">${xml(sample.from.pod.replace(/-[a-z0-9]+-[a-z0-9]+$/, ''))} in ${xml(sample.from.cluster)} → ${xml(sample.to)}</text>
<text x="12" y="38" fill="#555">${sample.calls.length} calls, each on a new connection, from ${xml(sample.calls[0]?.at ?? '')}</text>
<rect x="12" y="${middle - 22}" width="198" height="44" rx="5" fill="#f3f4f6" stroke="#444"/>
<text x="22" y="${middle - 4}" font-weight="600">${xml(sample.from.pod)}</text>
<text x="22" y="${middle + 12}" fill="#555">${xml(sample.from.cluster)} · ${sample.from.mesh ? 'with sidecar' : 'off the mesh'}</text>
${lines.join('\n')}
</svg>
`;
}
