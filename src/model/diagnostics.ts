import { type LinearModel, sigmoid, softplus } from "./linear-model.ts";
import type { Samples } from "./samples.ts";

/** How well a model predicts the labels of samples, apart from any ranking. */
export interface Fit {
  /** Mean of -ln P(label): 0 is perfect. */
  readonly logLoss: number;
  /** Log loss of always predicting the share of positives, to compare with. */
  readonly baseLogLoss: number;
  /** Mean of (P - label)²: 0 is perfect (Brier, Verification of forecasts expressed in terms of probability, 1950). */
  readonly brier: number;
  /** Brier score of always predicting the share of positives. */
  readonly baseBrier: number;
  /** Probability that a random positive scores above a random negative, ties counting half: 0.5 is chance, 1 perfect. */
  readonly auc: number;
}

/** The logits that a model gives to the rows of samples. */
export function logitsOf(model: LinearModel, { values, labels }: Samples): Float64Array {
  const width = model.weights.length;
  return Float64Array.from(labels, (_, row) =>
    model.weights.reduce((z, weight, j) => z + weight * values[row * width + j]!, model.intercept),
  );
}

/**
 * Judges logits by the labels of their rows. A positive of propensity p has the label 1/p: it counts 1/p times as a
 * positive and 1 - 1/p times as a negative, as in training.
 *
 * @param labels Of both classes, all with weight 1.
 */
export function assessFit(logits: Float64Array, labels: Float64Array): Fit {
  const rows = logits.length;
  let loss = 0;
  let squares = 0;
  let positives = 0;
  for (let row = 0; row < rows; row++) {
    const z = logits[row]!;
    const y = labels[row]!;
    const p = sigmoid(z);
    loss += y * softplus(-z) + (1 - y) * softplus(z);
    squares += y * (1 - p) * (1 - p) + (1 - y) * p * p;
    positives += y;
  }
  const base = positives / rows;
  return {
    logLoss: loss / rows,
    baseLogLoss: -(base * Math.log(base) + (1 - base) * Math.log(1 - base)),
    brier: squares / rows,
    baseBrier: base * (1 - base),
    auc: areaUnderCurve(logits, labels),
  };
}

/**
 * Area under the ROC curve: the share of pairs of a positive and a negative in which the positive scores above, with
 * ties as half (Mann–Whitney). A row with the label y is y positives and 1 - y negatives.
 *
 * @example areaUnderCurve(Float64Array.of(1, 2, 3), Float64Array.of(0, 1, 1)) // 1
 */
export function areaUnderCurve(scores: Float64Array, labels: Float64Array): number {
  const order = Uint32Array.from(scores, (_, i) => i).sort((a, b) => scores[a]! - scores[b]!);
  let positives = 0;
  let negatives = 0;
  let ordered = 0;
  for (let start = 0; start < order.length; ) {
    const score = scores[order[start]!]!;
    let tiedPositives = 0;
    let tiedNegatives = 0;
    for (; start < order.length && scores[order[start]!] === score; start++) {
      const label = labels[order[start]!]!;
      tiedPositives += label;
      tiedNegatives += 1 - label;
    }
    ordered += tiedPositives * (negatives + tiedNegatives / 2);
    positives += tiedPositives;
    negatives += tiedNegatives;
  }
  return ordered / (positives * negatives);
}
