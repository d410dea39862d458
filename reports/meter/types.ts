import type { MeterFailure, MeterPhase } from '../readings/meter.ts';
import type { RequirementResult, Verdict } from '../types.ts';
import type { Account, Cell, PhaseAccount } from './account.ts';
import type { LoggedCount } from './logged.ts';

/** What users may lose by an upgrade. */
export interface Limits {
  /** Calls, with those that were answered by another than who was called. */
  lost: number;
  /** How long nobody may be answered, in ms; as long as the calls take that may be lost, where it is not said. */
  gap?: number;
}

/** What requirements came to when a phase was over. */
export interface Checkpoint {
  after: string;
  requirements: Pick<RequirementResult, 'id' | 'verdict' | 'reason'>[];
}

/** A call that was not answered as it was to be. */
export interface LostCall {
  at: string;
  phase: string;
  /** Who called whom, and how. */
  call: string;
  reason: string;
  /** What the sidecars of both sides logged of a failure at that time, as far as their logs could be had. */
  logged: MeterFailure[];
  /** What that says of why it was lost. */
  cause: string;
}

/** What ended an upgrade early. */
export interface Stop {
  phase: string;
  why: string;
  /** The release that was being brought in did not come up; else the environment failed. */
  ofRelease: boolean;
}

/** What an upgrade came to in one variant. */
export interface UpgradeOutcome {
  variant: string;
  verdict: Verdict;
  /** Why it is not conformant. */
  reasons: string[];
  phases: MeterPhase[];
  total: Account;
  accounts: PhaseAccount[];
  cells: Cell[];
  checkpoints: Checkpoint[];
  first?: LostCall;
  /** Failures that sidecars logged, counted. */
  logged: LoggedCount[];
  /** How long was waited for an istiod that leads before new namespaces were decided, in seconds: until then pods of new namespaces of a remote do not start. */
  waited: { phase: string; seconds: number }[];
  /** Share of the time in which the whole meter stood still in one direction, and nobody looked. */
  unwatched: number;
  /** The same of the streams at the full rate alone: a gap that is as short as their pace is not seen in it. */
  unwatchedAtFullRate: number;
  /** Files with the records, relative to the report's folder. */
  records: string[];
  stopped?: Stop;
}

/** upgrade.json */
export interface UpgradeReport {
  schema: 1;
  from: string;
  to: string;
  strategy: string;
  startedAt: string;
  endedAt: string;
  verdict: Verdict;
  limits: Limits;
  versions: { from: Record<string, string>; to: Record<string, string> };
  outcomes: UpgradeOutcome[];
}
