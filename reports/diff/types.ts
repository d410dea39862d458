import type { Verdict } from '../types.ts';

/** A requirement in a variant that came to something else. */
export interface VerdictChange {
  id: string;
  variant: string;
  before: Verdict;
  after: Verdict;
  /** Why it is not conformant now, or was not. */
  reason?: string;
  /** better, worse, or neither where nothing was decided. */
  direction: 'better' | 'worse' | 'undecided';
}

/** Something that was measured in both runs, many times each; medians in ms. */
export interface SampleChange {
  id: string;
  variant: string;
  claim: string;
  count: { before: number; after: number };
  median: { before: number; after: number };
  /** How likely two samples of one distribution differ so much, times the number of comparisons (Bonferroni). */
  p: number;
  /** Whether that is more than noise, within the runs and between them, and large enough to be felt. */
  matters: boolean;
}

/** All that was measured many times in both runs, together. */
export interface SampleChanges {
  each: SampleChange[];
  /** The middle of all ratios of medians, after to before. */
  ratio: number;
  /** By what factor medians of two runs differ as a rule where nothing has changed but the hour: four times the spread of all ratios, and 4 at most. */
  noise: number;
  /** How likely that as many became slower, or faster, by chance. */
  p: number;
}

/** How long a change took to be seen everywhere, once in each run; seconds. */
export interface ConvergenceChange {
  id: string;
  variant: string;
  claim: string;
  before: number;
  after: number;
}

/** A value in what a sidecar was told, by its path. */
export interface ConfigurationChange {
  variant: string;
  sidecar: string;
  path: string;
  before?: string;
  after?: string;
}

/** An object of the installation that is another, and in what. */
export interface InstalledChange {
  variant: string;
  /** Cluster, kind, namespace and name. */
  object: string;
  what: 'added' | 'gone' | 'changed';
  values: { path: string; before: string; after: string }[];
}

/** What was decided in two runs. */
export interface VerdictChanges {
  verdicts: VerdictChange[];
  /** Requirements in variants that only one of them has. */
  gone: string[];
  /** Of these, those that were decided. */
  goneDecided: string[];
  added: string[];
  /** Of these, those that are non-conformant. */
  addedRed: string[];
}

/** A value in each of two runs, as it is told. */
export interface Pair {
  what: string;
  before: string;
  after: string;
}

/** What two runs or two upgrades have in common to be compared. */
export interface Compared extends VerdictChanges {
  schema: 1;
  before: RunName;
  after: RunName;
  /** What they were of, where that differs. */
  made: Pair[];
  samples: SampleChanges;
}

/** Two upgrades beside each other. */
export interface UpgradeDifference extends Compared {
  /** What users felt, in every variant of both. */
  felt: (Pair & { variant: string })[];
}

/** Two runs beside each other. */
export interface Difference extends Compared {
  convergence: ConvergenceChange[];
  /** Absent where no sidecar was looked at in both runs. */
  configuration?: ConfigurationChange[];
  /** Kinds, webhooks, rights and istiod itself; absent where one of the runs has not noted them. */
  installed?: InstalledChange[];
  /** Variants of which one of the runs has not noted them. */
  notNoted: string[];
}

export interface RunName {
  run: string;
  stack: string;
  startedAt: string;
}
