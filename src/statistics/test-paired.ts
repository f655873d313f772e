import type { Random } from "../random.ts";
import { minimumDetectableEffect, SIGNIFICANCE } from "./minimum-detectable-effect.ts";
import { pairedDifferences } from "./paired-differences.ts";
import { type NoTTest, type PairedTTest, pairedTTest } from "./paired-t-test.ts";
import { PATTERNS, type RandomizationTest, randomizationTest } from "./randomization-test.ts";

/** What two tests say about one comparison, and what they could not have seen. */
export interface PairedTests {
  /** The one to go by: it assumes nothing about the distribution. */
  readonly randomization: RandomizationTest;
  readonly t: PairedTTest | NoTTest;
  /** The least true difference that this many queries would have shown, power 80 %; undefined where nothing varies. */
  readonly minimumDetectableEffect: number | undefined;
}

/**
 * Tests whether two systems differ over the same queries.
 *
 * @param control One value a query, at least 2.
 * @param treatment The same queries, in the same order.
 * @param options.samples How many sign patterns the randomisation test may try.
 * @param options.significance α, at which the detectable effect is computed, in (0, 1).
 * @throws RangeError when the two sides differ in length, or have fewer than 2 queries.
 */
export function testPaired(
  control: Float64Array,
  treatment: Float64Array,
  random: Random,
  { samples = PATTERNS, significance = SIGNIFICANCE }: { samples?: number; significance?: number } = {},
): PairedTests {
  const differences = pairedDifferences(control, treatment);
  return {
    randomization: randomizationTest(differences, random, samples),
    t: pairedTTest(differences),
    minimumDetectableEffect: minimumDetectableEffect(differences, significance),
  };
}
