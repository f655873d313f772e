import { mapWithPauses, NO_PAUSE, type Pause } from "../pause.ts";
import type { Random } from "../random.ts";
import { adjustPValues, type TestedComparison } from "../statistics/adjust-p-values.ts";
import { resample } from "../statistics/resample.ts";
import { type PairTest, testPair } from "./compare-systems.ts";
import type { Slice } from "./slices.ts";

/** A treatment against a control over the queries of one slice; corrected for the number of slices, of all attributes. */
export interface SliceComparison extends PairTest, TestedComparison {
  readonly attribute: string;
  readonly value: string;
}

/**
 * Compares and tests a treatment against a control within each slice of the queries.
 *
 * @param scores One measure of both systems, one value a query.
 * @param slices They may overlap, so that all attributes go into one call and their tests are corrected together.
 * @param random Draws the samples and the sign patterns.
 * @param options.samples How many bootstrap samples to draw a slice.
 * @param options.confidence Of the intervals, in (0, 1).
 * @returns One comparison a slice, in their order.
 */
export async function compareSlices(
  { control, treatment }: { readonly control: Float64Array; readonly treatment: Float64Array },
  slices: readonly Slice[],
  random: Random,
  { samples, confidence }: { readonly samples: number; readonly confidence: number },
  pause: Pause = NO_PAUSE,
): Promise<SliceComparison[]> {
  const compare = ({ attribute, value, members }: Slice) => {
    const within = (values: Float64Array) => Float64Array.from(members, (query) => values[query]!);
    const resamples = resample(members.length, samples, random);
    const test = testPair(within(control), within(treatment), {
      ...{ resamples, random, confidence },
      family: slices.length,
    });
    return { attribute, value, ...test };
  };
  return adjustPValues(await mapWithPauses(slices, compare, pause));
}
