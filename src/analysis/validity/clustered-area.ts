/** The area under a ROC curve with what each user adds to its error. */
export interface ClusteredArea {
  /** NaN where there is one class only. */
  readonly area: number;
  /** By user: how far the user's rows move the area, as a first-order approximation; the sum is 0. */
  readonly influence: Float64Array;
}

/**
 * The share of pairs of a positive and a negative in which the positive scores above, ties counting half, and its
 * dependence on each user: Σ over the user's positives of (share of negatives below − area) / positives, plus Σ over
 * negatives of (share of positives above − area) / negatives.
 *
 * @param labels How much each row counts as a positive; the rest to 1 as a negative.
 * @param users The user of each row, in [0, count).
 * @see Obuchowski, Nonparametric analysis of clustered ROC curve data, Biometrics 1997
 */
export function clusteredArea(
  scores: Float64Array,
  labels: Float64Array,
  users: Int32Array,
  count: number,
): ClusteredArea {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[a]! - scores[b]!);
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const negatives = labels.length - positives;
  // For each row the shares of negatives below it and of positives above it, half of the tied ones included.
  const below = new Float64Array(labels.length);
  const above = new Float64Array(labels.length);
  let positivesBefore = 0;
  let negativesBefore = 0;
  for (let start = 0; start < order.length; ) {
    let end = start;
    let tied = 0;
    for (; end < order.length && scores[order[end]!] === scores[order[start]!]; end++)
      tied += labels[order[end]!]!;
    const tiedNegatives = end - start - tied;
    for (; start < end; start++) {
      below[order[start]!] = (negativesBefore + tiedNegatives / 2) / negatives;
      above[order[start]!] = (positives - positivesBefore - tied / 2) / positives;
    }
    positivesBefore += tied;
    negativesBefore += tiedNegatives;
  }
  const area = labels.reduce((sum, label, row) => sum + label * below[row]!, 0) / positives;
  const influence = new Float64Array(count);
  labels.forEach((label, row) => {
    influence[users[row]!]! +=
      (label * (below[row]! - area)) / positives + ((1 - label) * (above[row]! - area)) / negatives;
  });
  return { area, influence };
}
