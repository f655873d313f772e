import type { PairedComparison } from "./compare-paired.ts";
import { holm } from "./holm.ts";
import type { PairedTests } from "./test-paired.ts";

/** A paired comparison that was tested together with others. */
export interface TestedComparison extends PairedComparison, PairedTests {
  /** Of the randomisation test, corrected by Holm for all comparisons of the family. */
  readonly adjustedPValue: number;
}

/**
 * Corrects the randomisation tests of a family of comparisons by Holm, so that the chance of any false alarm among all of
 * them stays below the level that the adjusted p-values are held against.
 *
 * @param family All comparisons that are tested together, in any order.
 * @returns The same comparisons in the same order, each with its adjusted p-value in (0, 1].
 * @example p-values 0.01 and 0.04 → adjusted p-values 0.02 and 0.04
 */
export function adjustPValues<Tested extends Pick<PairedTests, "randomization">>(
  family: readonly Tested[],
): (Tested & Pick<TestedComparison, "adjustedPValue">)[] {
  const adjusted = holm(family.map(({ randomization }) => randomization.pValue));
  return family.map((tested, i) => ({ ...tested, adjustedPValue: adjusted[i]! }));
}
