import { mapWithPauses, NO_PAUSE, type Pause } from "../../pause.ts";
import { comparePaired, type PairedComparison } from "../../statistics/compare-paired.ts";
import type { Resamples } from "../../statistics/resample.ts";
import { type Summary, summarize } from "../../statistics/summarize.ts";
import type { DepthScores } from "../stages/depth-curve.ts";
import type { PopularityComparison } from "./compare-popularity.ts";

/**
 * An order of all items, which no prefetch limits: by chance, by popularity in the train part, by the trained model, or,
 * where the world is made up, by the true probabilities, which no order can be expected to beat; and the order of the
 * treatment's candidates by popularity in the train part.
 */
export type ReferenceOrder = "random" | "popularity" | "popular-candidates" | "model" | "ideal";

/** One measure of a reference order: a value for each query. */
export interface ReferenceScores {
  readonly order: ReferenceOrder;
  readonly measure: string;
  readonly values: Float64Array;
}

/** Between which bounds the treatment's results lie. */
export interface Bounds {
  readonly orders: readonly (Omit<ReferenceScores, "values"> & Summary)[];
  /** The treatment at each depth against the model on all items (control): what the prefetch costs. */
  readonly treatmentToModel: readonly ({ readonly depth: number } & PairedComparison)[];
  /** The model on all items (treatment) against the ideal order (control): what the model lacks. */
  readonly modelToIdeal: PairedComparison | undefined;
  /** What popularity alone is worth, of all items and of the candidates at every depth. */
  readonly popularity: readonly PopularityComparison[];
}

/**
 * Summarizes the reference orders, and compares the treatment with those of all items.
 *
 * @param references Scores of the orders, of the model among them.
 * @param treatment Its scores by the measure, one a depth.
 * @param measure Printed name of the measure to compare by.
 */
export async function summarizeBounds(
  references: readonly ReferenceScores[],
  treatment: readonly DepthScores[],
  measure: string,
  resamples: Resamples,
  confidence: number,
  pause: Pause = NO_PAUSE,
): Promise<Omit<Bounds, "popularity">> {
  const valuesOf = (order: ReferenceOrder) =>
    references.find((scores) => scores.order === order && scores.measure === measure)?.values;
  const model = valuesOf("model")!;
  const ideal = valuesOf("ideal");
  return {
    orders: await mapWithPauses(
      references,
      ({ values, ...reference }) => ({ ...reference, ...summarize(values, resamples, confidence) }),
      pause,
    ),
    treatmentToModel: treatment.map(({ depth, values }) => ({
      depth,
      ...comparePaired(model, values, resamples, confidence),
    })),
    modelToIdeal: ideal && comparePaired(ideal, model, resamples, confidence),
  };
}
