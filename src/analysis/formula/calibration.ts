import { clusterErrorOfMean } from "../../statistics/cluster-errors.ts";
import { studentQuantile } from "../../statistics/student-t.ts";
import { twoWayClusters } from "../../statistics/two-way-clusters.ts";

/** Samples of similar predictions: what was promised, and what came. */
export interface CalibrationBin {
  readonly count: number;
  /** Mean of the predicted probabilities. */
  readonly predicted: number;
  /** Mean of the labels. */
  readonly observed: number;
  /** Where the observed share would lie if the predictions were right; undefined where users or items are too few to say. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** Samples of which the labels are known. */
export interface LabelledRows {
  /** 0 or 1, or 1 / propensity. */
  readonly labels: Float64Array;
  readonly users: Int32Array;
  readonly items: Int32Array;
}

/** Whether what was observed of some samples agrees with what was predicted. */
export interface Agreement {
  readonly predicted: number;
  readonly observed: number;
  /** The standard error of observed - predicted under right predictions, and its degrees of freedom; see `compareLabels`. */
  readonly error: { readonly value: number; readonly degreesOfFreedom: number } | undefined;
}

/**
 * Cuts samples by their predicted probability into bins of equal size, and compares the two means in each.
 *
 * @param bins At most so many; fewer where there are fewer samples. Ascending by prediction.
 * @see Bröcker and Smith, Increasing the reliability of reliability diagrams, Weather and Forecasting 2007
 */
export function calibrationTable(
  predictions: Float64Array,
  rows: LabelledRows,
  bins: number,
  confidence: number,
): CalibrationBin[] {
  const order = Uint32Array.from(predictions.keys()).sort((a, b) => predictions[a]! - predictions[b]!);
  const count = Math.min(bins, order.length);
  return Array.from({ length: count }, (_, bin) => {
    const edge = (i: number) => Math.floor((i * order.length) / count);
    const members = order.subarray(edge(bin), edge(bin + 1));
    const { predicted, observed, error } = compareLabels(predictions, rows, members);
    const means = { count: members.length, predicted, observed };
    if (error === undefined) return means;
    const reach = studentQuantile((1 + confidence) / 2, error.degreesOfFreedom) * error.value;
    return { ...means, low: Math.max(0, predicted - reach), high: Math.min(1, predicted + reach) };
  });
}

/**
 * Compares labels with predictions. The error of the difference is the larger of two: that of independent labels, of
 * variance Σ p(1-p) / n², which holds where few are positive, and that which allows labels of one user, and of one item,
 * to depend on each other.
 *
 * @param members Which rows.
 */
export function compareLabels(
  predictions: Float64Array,
  { labels, users, items }: LabelledRows,
  members: Uint32Array,
): Agreement {
  const differences = new Float64Array(members.length);
  let predicted = 0;
  let observed = 0;
  let variance = 0;
  members.forEach((row, i) => {
    const p = predictions[row]!;
    predicted += p / members.length;
    observed += labels[row]! / members.length;
    variance += (p * (1 - p)) / (members.length * members.length);
    differences[i] = labels[row]! - p;
  });
  const clusters = twoWayClusters(
    Int32Array.from(members, (row) => users[row]!),
    Int32Array.from(members, (row) => items[row]!),
  );
  const clustered = clusterErrorOfMean(differences, clusters);
  const error = clustered && {
    value: Math.max(Math.sqrt(variance), clustered.cautious),
    degreesOfFreedom: clustered.degreesOfFreedom,
  };
  return { predicted, observed, error };
}
