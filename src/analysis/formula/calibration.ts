import { normalQuantile } from "../../statistics/normal-distribution.ts";

/** Samples of similar predictions: what was promised, and what came. */
export interface CalibrationBin {
  readonly count: number;
  /** Mean of the predicted probabilities. */
  readonly predicted: number;
  /** Mean of the labels. */
  readonly observed: number;
  /** Where the observed share would lie if the predictions were right, by the normal approximation. */
  readonly low: number;
  readonly high: number;
}

/**
 * Cuts samples by their predicted probability into bins of equal size, and compares the two means in each.
 *
 * Under right predictions p a bin's share of positives has the variance Σ p(1-p) / n², which gives the range.
 *
 * @param labels 0 or 1.
 * @param bins At most so many; fewer where there are fewer samples. Ascending by prediction.
 * @see Bröcker and Smith, Increasing the reliability of reliability diagrams, Weather and Forecasting 2007
 */
export function calibrationTable(
  predictions: Float64Array,
  labels: Float64Array,
  bins: number,
  confidence: number,
): CalibrationBin[] {
  const order = Uint32Array.from(predictions.keys()).sort((a, b) => predictions[a]! - predictions[b]!);
  const count = Math.min(bins, order.length);
  const deviations = normalQuantile((1 + confidence) / 2);
  return Array.from({ length: count }, (_, bin) => {
    const edge = (i: number) => Math.floor((i * order.length) / count);
    const rows = order.subarray(edge(bin), edge(bin + 1));
    let predicted = 0;
    let observed = 0;
    let variance = 0;
    for (const row of rows) {
      const p = predictions[row]!;
      predicted += p / rows.length;
      observed += labels[row]! / rows.length;
      variance += (p * (1 - p)) / (rows.length * rows.length);
    }
    const reach = deviations * Math.sqrt(variance);
    return {
      count: rows.length,
      predicted,
      observed,
      low: Math.max(0, predicted - reach),
      high: Math.min(1, predicted + reach),
    };
  });
}
