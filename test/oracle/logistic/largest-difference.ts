import { createHash } from "node:crypto";
import { fitOptimum } from "../../../src/model/fit-optimum.ts";
import type { LinearModel } from "../../../src/model/linear-model.ts";
import type { Samples } from "../../../src/model/samples.ts";

/** What another program learned from samples, for each strength of the penalty; intercepts come first. */
export interface LearnedModels {
  readonly models: readonly { readonly l2: number; readonly weights: readonly number[] }[];
}

/** The largest relative difference of a weight or intercept, over all strengths of the penalty. */
export async function largestDifference(samples: Samples, { models }: LearnedModels): Promise<number> {
  const differences = models.map(async ({ l2, weights }) => {
    const { model } = await fitOptimum(samples, { seed: "1", l2, negativesPerPositive: undefined });
    return asList(model).map((value, j) => Math.abs(value / weights[j]! - 1));
  });
  return Math.max(...(await Promise.all(differences)).flat());
}

/** A model as one list, intercept first. */
export function asList({ intercept, weights }: LinearModel): readonly number[] {
  return [intercept, ...weights];
}

/** Tells samples from others: the SHA-256 of their values and labels. */
export function digest({ values, labels }: Samples): string {
  return createHash("sha256").update(values).update(labels).digest("hex");
}
