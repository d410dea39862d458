import type { Breakage } from '../fixtures/breakage/types.ts';
import type { VariantName } from '../fixtures/lab/state.ts';

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
