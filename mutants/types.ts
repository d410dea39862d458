import type { Cluster } from '../fixtures/kube/cluster.ts';
import type { EnvironmentState, VariantName } from '../fixtures/lab/state.ts';

/** What a mutant may lay hands on. */
export interface Patient {
  state: EnvironmentState;
  primary: Cluster;
  remote: Cluster;
}

/** Takes back what was broken. */
export type Revert = () => Promise<void>;

/** How a mesh is broken, and how that is seen. */
export interface Breakage {
  /** Breaks the mesh and returns what takes it back. */
  apply: (patient: Patient) => Promise<Revert>;
  /** Whether the mesh is broken in this way now, seen by other means than the requirement's own. */
  isApplied: (patient: Patient) => Promise<boolean>;
}

/** One broken mesh: how it is broken, how that is proven, and which requirement must notice. */
export interface Mutant extends Breakage {
  id: string;
  /** What is broken, in a sentence. */
  sentence: string;
  variants: readonly VariantName[];
  /** The requirement that must turn non-conformant. */
  requirement: string;
  /** Others that must, too. */
  also?: readonly string[];
  /** The first broken link that its explanation must name; see fixtures/explain. */
  link: string;
  /** Requirements that this does not touch: they must stay conformant. */
  unharmed: readonly string[];
}
