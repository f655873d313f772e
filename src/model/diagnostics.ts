import { type LinearModel, logLoss } from "./linear-model.ts";
import type { Samples } from "./samples.ts";

/** How well a model predicts the labels of samples, apart from any ranking. */
export interface Fit {
  /** Mean of -ln P(label): 0 is perfect. */
  readonly logLoss: number;
  /** Log loss of always predicting the share of positives, to compare with. */
  readonly baseLogLoss: number;
  /** Probability that a random positive scores above a random negative, ties counting half: 0.5 is chance, 1 perfect. */
  readonly auc: number;
}

/** Judges a model on samples that hold both classes. */
export function assessFit(model: LinearModel, samples: Samples): Fit {
  const width = model.weights.length;
  const logits = Float64Array.from(samples.labels, (_, row) =>
    model.weights.reduce((z, weight, j) => z + weight * samples.values[row * width + j]!, model.intercept),
  );
  const rows = logits.length;
  let loss = 0;
  let positives = 0;
  logits.forEach((z, row) => {
    loss += logLoss(z, samples.labels[row]!);
    positives += samples.labels[row]!;
  });
  const base = positives / rows;
  return {
    logLoss: loss / rows,
    baseLogLoss: -(base * Math.log(base) + (1 - base) * Math.log(1 - base)),
    auc: areaUnderCurve(logits, samples.labels),
  };
}

/**
 * Area under the ROC curve by the rank sum of the positives (Mann–Whitney), with mean ranks for ties.
 *
 * @example areaUnderCurve(Float64Array.of(1, 2, 3), Uint8Array.of(0, 1, 1)) // 1
 */
export function areaUnderCurve(scores: Float64Array, labels: Uint8Array): number {
  const order = Uint32Array.from(scores, (_, i) => i).sort((a, b) => scores[a]! - scores[b]!);
  let positives = 0;
  let rankSum = 0;
  for (let start = 0; start < order.length; ) {
    let end = start;
    let tiedPositives = 0;
    while (end < order.length && scores[order[end]!] === scores[order[start]!])
      tiedPositives += labels[order[end++]!]!;
    rankSum += (tiedPositives * (start + 1 + end)) / 2;
    positives += tiedPositives;
    start = end;
  }
  const negatives = order.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
