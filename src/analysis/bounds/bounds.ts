import { mapWithPauses, NO_PAUSE, type Pause } from "../../pause.ts";
import { comparePaired, type PairedComparison } from "../../statistics/compare-paired.ts";
import type { Resamples } from "../../statistics/resample.ts";
import { type Summary, summarize } from "../../statistics/summarize.ts";
import type { QueryScores } from "../scores/score-table.ts";

/**
 * An order of all items, which no prefetch limits: by chance, by popularity in the train part, by the trained model, or,
 * where the world is made up, by the true probabilities, which no order can be expected to beat.
 */
export type WholeOrder = "random" | "popularity" | "model" | "ideal";

/** One measure of an order of all items: a value for each query. */
export interface WholeOrderScores {
  readonly order: WholeOrder;
  readonly measure: string;
  readonly values: Float64Array;
}

/** Between which bounds the formula's results lie. */
export interface Bounds {
  readonly orders: readonly (Omit<WholeOrderScores, "values"> & Summary)[];
  /** The formula at each depth (treatment) against the model on all items (control): what the prefetch costs. */
  readonly formulaToModel: readonly ({ readonly depth: number } & PairedComparison)[];
  /** The model on all items (treatment) against the ideal order (control): what the model lacks. */
  readonly modelToIdeal: PairedComparison | undefined;
}

/**
 * Summarizes the orders of all items, and compares the formula with them.
 *
 * @param wholes Scores of the orders, of the model among them.
 * @param scores All scores of an experiment.
 * @param measure Printed name of the measure to compare by.
 */
export async function summarizeBounds(
  wholes: readonly WholeOrderScores[],
  scores: readonly QueryScores[],
  measure: string,
  resamples: Resamples,
  confidence: number,
  pause: Pause = NO_PAUSE,
): Promise<Bounds> {
  const valuesOf = (order: WholeOrder) =>
    wholes.find((whole) => whole.order === order && whole.measure === measure)?.values;
  const model = valuesOf("model")!;
  const ideal = valuesOf("ideal");
  return {
    orders: await mapWithPauses(
      wholes,
      ({ values, ...whole }) => ({ ...whole, ...summarize(values, resamples, confidence) }),
      pause,
    ),
    formulaToModel: scores
      .filter((score) => score.system === "formula" && score.measure === measure)
      .map(({ depth, values }) => ({ depth, ...comparePaired(model, values, resamples, confidence) })),
    modelToIdeal: ideal && comparePaired(ideal, model, resamples, confidence),
  };
}
