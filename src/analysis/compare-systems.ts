import { mean } from "simple-statistics";
import { comparePaired, type PairedComparison } from "../statistics/compare-paired.ts";
import type { Resamples } from "../statistics/resample.ts";
import type { QueryScores } from "./score-table.ts";

/** The formula's order (treatment) against the vector's (control), by one measure at one depth. */
export interface SystemComparison extends PairedComparison {
  readonly depth: number;
  readonly measure: string;
  /** Means over the same queries. */
  readonly vector: number;
  readonly formula: number;
  readonly queries: number;
}

/** Compares the two systems, query by query, wherever both have the same measure at the same depth. */
export function compareSystems(
  scores: readonly QueryScores[],
  resamples: Resamples,
  confidence: number,
): SystemComparison[] {
  return scores.flatMap((treatment) => {
    if (treatment.system !== "formula") return [];
    const { depth, measure, values } = treatment;
    const control = scores.find(
      (other) => other.system === "vector" && other.depth === depth && other.measure === measure,
    )?.values;
    if (control === undefined) return [];
    return [
      {
        depth,
        measure,
        vector: mean(Array.from(control)),
        formula: mean(Array.from(values)),
        ...comparePaired(control, values, resamples, confidence),
        queries: values.length,
      },
    ];
  });
}
