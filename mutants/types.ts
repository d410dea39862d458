import type { Cluster } from '../fixtures/kube/cluster.ts';
import type { EnvironmentState, VariantName } from '../fixtures/lab/state.ts';

/** What a mutant may lay hands on. */
export interface Patient {
  state: EnvironmentState;
  primary: Cluster;
  remote: Cluster;
}

/** One broken mesh: how it is broken, how that is proven, and which requirement must notice. */
export interface Mutant {
  id: string;
  /** What is broken, in a sentence. */
  sentence: string;
  variant: VariantName;
  /** The requirement that must turn non-conformant. */
  requirement: string;
  /** Breaks the mesh and returns what takes it back. */
  apply(patient: Patient): Promise<() => Promise<void>>;
  /** Whether the mesh is broken in this way now, seen by other means than the requirement's own. */
  isApplied(patient: Patient): Promise<boolean>;
}
