import type { Breakage } from '../fixtures/breakage/types.ts';
import type { VariantName } from '../fixtures/lab/state.ts';
import type { RuleName } from '../reports/rules/index.ts';

/** One broken mesh: how it is broken, how that is proven, and which requirement must notice. */
export interface Mutant extends Breakage {
  id: string;
  /** What is broken, in a sentence. */
  sentence: string;
  variants: readonly VariantName[];
  /** The requirement that must turn non-conformant. */
  requirement: string;
  /**
   * The claim of its spec that must turn red, where it is not enough that one does: the first that does not hold is of
   * this rule, and so many clauses at least held before or beside it. With two clusters; with more, more do.
   */
  clause?: { rule: RuleName; after: number };
  /** Others that must, too, and name the same link. */
  also?: readonly string[];
  /** The first broken link that its explanation must name; see fixtures/explain. */
  link: string;
  /** Requirements that this does not touch: they must stay conformant. */
  unharmed: readonly string[];
}
