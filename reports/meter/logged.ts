import type { MeterFailure, MeterReading } from '../readings/meter.ts';
import { phaseNameAt } from './phases.ts';

/** How often sidecars of one side in a cluster logged a failure of one kind in a phase. */
export interface LoggedCount extends Pick<MeterFailure, 'side' | 'cluster' | 'code' | 'flags'> {
  phase: string;
  count: number;
}

/**
 * What sidecars logged of failures, counted: of calls that Istio made again, too, and on both sides where both failed one. The
 * flags are Envoy's response flags, "-" where it has none.
 */
export function loggedIn({ failures, phases }: Pick<MeterReading, 'failures' | 'phases'>): LoggedCount[] {
  const counts = new Map<string, LoggedCount>();
  for (const failure of failures) {
    const { side, cluster, code, flags, at } = failure;
    const phase = phaseNameAt(phases, Date.parse(at));
    const key = JSON.stringify([phase, side, cluster, code, flags]);
    const entry = counts.get(key) ?? { phase, side, cluster, code, flags, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  const order = new Map(phases.map(({ name }, index) => [name, index]));
  return [...counts.values()].sort((a, b) => (order.get(a.phase) ?? order.size) - (order.get(b.phase) ?? order.size) || b.count - a.count);
}
