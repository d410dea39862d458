import type { MeterPhase } from '../readings/meter.ts';

/** What phases are called in which new namespaces wait: with what a phase before changed, no istiod leads there yet. */
export const untilLed = (after: string): string => `istiod leads after ${after}`;

/** Those phases, and how long they were, in seconds. */
export const waits = (phases: readonly MeterPhase[]): { phase: string; seconds: number }[] =>
  phases.filter(({ name }) => name.startsWith(untilLed(''))).map(({ name, from, to }) => ({ phase: name, seconds: (Date.parse(to) - Date.parse(from)) / 1000 }));

/** Whether a moment is of a phase. @param at Unix time in ms */
export const isOf = ({ from, to }: MeterPhase, at: number): boolean => at >= Date.parse(from) && at < Date.parse(to);

/** The phase of a moment, Unix time in ms; undefined between two of them. */
export const phaseAt = (phases: readonly MeterPhase[], at: number): MeterPhase | undefined => phases.find((phase) => isOf(phase, at));

/** Its name, also where there is none. */
export const phaseNameAt = (phases: readonly MeterPhase[], at: number): string => phaseAt(phases, at)?.name ?? 'between phases';

/** By cluster, the releases of the servers that there were at its begin and at its end, as a phase has them. */
export const servedBy = (before: MeterPhase['serving'], after: MeterPhase['serving']): MeterPhase['serving'] =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(after)])].map((cluster) => [cluster, [...new Set([...(before[cluster] ?? []), ...(after[cluster] ?? [])])].sort()]),
  );
