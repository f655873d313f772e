import { mapWithPauses, NO_PAUSE, type Pause } from "../../pause.ts";
import type { Random } from "../../random.ts";
import { adjustPValues, type TestedComparison } from "../../statistics/adjust-p-values.ts";
import { resample } from "../../statistics/resample.ts";
import { type SystemTest, testSystems } from "./compare-systems.ts";
import type { Slice } from "./slices.ts";

/** A test of the two systems over the queries of one slice; corrected for the number of slices, of all attributes. */
export interface SliceComparison extends SystemTest, TestedComparison {
  readonly attribute: string;
  readonly value: string;
}

/**
 * Compares and tests the two systems within each slice of the queries.
 *
 * @param scores One measure of each system, one value a query.
 * @param slices They may overlap, so that all attributes go into one call and their tests are corrected together.
 * @param random Draws the samples and the sign patterns.
 * @param options.samples How many bootstrap samples to draw a slice.
 * @param options.confidence Of the intervals, in (0, 1).
 * @returns One comparison a slice, in their order.
 */
export async function compareSlices(
  { vector, formula }: { readonly vector: Float64Array; readonly formula: Float64Array },
  slices: readonly Slice[],
  random: Random,
  { samples, confidence }: { readonly samples: number; readonly confidence: number },
  pause: Pause = NO_PAUSE,
): Promise<SliceComparison[]> {
  const compare = ({ attribute, value, members }: Slice) => {
    const within = (values: Float64Array) => Float64Array.from(members, (query) => values[query]!);
    const resamples = resample(members.length, samples, random);
    return {
      attribute,
      value,
      ...testSystems(within(vector), within(formula), resamples, random, confidence),
    };
  };
  return adjustPValues(await mapWithPauses(slices, compare, pause));
}
