import type { Random } from "../random.ts";
import { comparePaired, type PairedComparison } from "./compare-paired.ts";
import { holm } from "./holm.ts";
import { pairedDifferences } from "./paired-differences.ts";
import { randomizationTest } from "./randomization-test.ts";
import { resample } from "./resample.ts";

/** The comparison of two systems over the queries that share an attribute. */
export interface SliceComparison extends PairedComparison {
  readonly slice: string;
  readonly queries: number;
  /** Of the paired randomisation test, two-sided. */
  readonly pValue: number;
  /** The same, corrected by Holm for the number of slices. */
  readonly adjustedPValue: number;
}

/**
 * Compares two systems within each slice of the queries, such as a user segment.
 *
 * @param control One value a query.
 * @param treatment The same queries, in the same order.
 * @param sliceOf The name of each query's slice.
 * @param options.samples How many bootstrap samples and sign patterns to draw a slice.
 * @param options.confidence Of the intervals, in (0, 1).
 * @returns One comparison a slice, in the order of the slices' names.
 * @throws RangeError when the three lists differ in length.
 */
export function compareSlices(
  control: Float64Array,
  treatment: Float64Array,
  sliceOf: readonly string[],
  random: Random,
  { samples = 10_000, confidence = 0.95 } = {},
): SliceComparison[] {
  if (sliceOf.length !== control.length) {
    throw new RangeError(`${control.length} queries cannot be sliced by ${sliceOf.length} names`);
  }
  const comparisons = [...new Set(sliceOf)].sort().map((slice) => {
    const isInSlice = (_: number, query: number) => sliceOf[query] === slice;
    const [before, after] = [control.filter(isInSlice), treatment.filter(isInSlice)];
    return {
      slice,
      queries: before.length,
      ...comparePaired(before, after, resample(before.length, samples, random), confidence),
      pValue: randomizationTest(pairedDifferences(before, after), random, samples).pValue,
    };
  });
  const adjusted = holm(comparisons.map(({ pValue }) => pValue));
  return comparisons.map((comparison, i) => ({ ...comparison, adjustedPValue: adjusted[i]! }));
}
