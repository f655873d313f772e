import type { ScoredLabels } from "./label-gap.ts";

/** Fewer degrees of freedom than that say nothing of a variance. */
const LEAST_DEGREES = 50;

/**
 * How much chance is left in the labels of items with the same score: Σ (c − n·p)² / (n·p·(1 − p)) over the items, per degree
 * of freedom, with c positives in the n rows of an item, and p the share of positives of all items with its score and n.
 * Labels that are drawn one by one give 1 or more, however well a score predicts them. A count of these very labels gives 0.
 *
 * @returns undefined where a score is not one of items, or too few items share a score and a number of rows, such as those
 *   of a score that has another value for each item.
 * @see McCullagh and Nelder, Generalized linear models (1989), section 4.5, for the dispersion of counts
 */
export function labelDispersion({ scores, labels, items }: ScoredLabels): number | undefined {
  const counts = new Map<number, { readonly score: number; rows: number; positives: number }>();
  for (let row = 0; row < items.length; row++) {
    const item = items[row]!;
    const count = counts.get(item) ?? { score: scores[row]!, rows: 0, positives: 0 };
    if (count.score !== scores[row]) return undefined;
    count.rows += 1;
    count.positives += labels[row]!;
    counts.set(item, count);
  }
  const alike = new Map<string, { rows: number; positives: number }[]>();
  for (const { score, ...count } of counts.values()) {
    const key = `${score}/${count.rows}`;
    alike.set(key, [...(alike.get(key) ?? []), count]);
  }
  let [squares, degrees] = [0, 0];
  for (const group of alike.values()) {
    const { rows } = group[0]!;
    const all = group.reduce((sum, { positives }) => sum + positives, 0);
    const share = all / (rows * group.length);
    if (share <= 0 || share >= 1) continue;
    degrees += group.length - 1;
    for (const { positives } of group) {
      // Exact where counts are whole.
      const difference = (positives * group.length - all) / group.length;
      squares += (difference * difference) / (rows * share * (1 - share));
    }
  }
  return degrees < LEAST_DEGREES ? undefined : squares / degrees;
}
