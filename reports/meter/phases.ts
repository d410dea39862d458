import type { MeterPhase } from '../readings/meter.ts';

/** Whether a moment is of a phase. @param at Unix time in ms */
export const isOf = ({ from, to }: MeterPhase, at: number): boolean => at >= Date.parse(from) && at < Date.parse(to);

/** The phase of a moment, Unix time in ms; undefined between two of them. */
export const phaseAt = (phases: readonly MeterPhase[], at: number): MeterPhase | undefined => phases.find((phase) => isOf(phase, at));

/** Its name, also where there is none. */
export const phaseNameAt = (phases: readonly MeterPhase[], at: number): string => phaseAt(phases, at)?.name ?? 'between phases';
