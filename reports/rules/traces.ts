import type { TraceReading } from '../readings/calls.ts';
import type { Judgement } from '../types.ts';

/** Every call is one trace, with a span of the caller's sidecar and one of the sidecar of who answered; every cluster answered some. */
export function tracedWhole({ from, calls, spans }: TraceReading, { clusters, count }: { clusters: readonly string[]; count: number }): Judgement {
  const whole = calls.filter(({ requestId, status, instance }) => {
    const of = spans.filter((span) => span.requestId === requestId);
    const client = of.find(({ kind, pod }) => kind === 'CLIENT' && pod === from.pod);
    const server = of.find(({ kind, pod }) => kind === 'SERVER' && pod === instance);
    return status === 200 && client !== undefined && server !== undefined && client.trace === server.trace;
  });
  const sides = (kind: string) => calls.filter(({ requestId }) => spans.some((span) => span.requestId === requestId && span.kind === kind)).length;
  const silent = clusters.filter((name) => !calls.some(({ cluster }) => cluster === name));
  return {
    holds: clusters.length > 0 && count > 0 && calls.length === count && whole.length === count && silent.length === 0,
    wanted: `each of ${count} calls one trace with the spans of both sidecars, and answers from ${clusters.join(' and ')}`,
    seen: [
      `${whole.length} of ${calls.length} are whole`,
      `${sides('CLIENT')} with a span of the client's side, ${sides('SERVER')} of the server's`,
      ...silent.map((name) => `no answer from ${name}`),
    ].join('; '),
  };
}
