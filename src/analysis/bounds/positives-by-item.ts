import type { Dataset } from "../../domain.ts";

/** How many of the given interactions with each item are positive: the popularity that a training part knows. */
export function positivesByItem(
  { items, interactions, positiveFrom }: Pick<Dataset, "items" | "interactions" | "positiveFrom">,
  positions: Int32Array,
): Float64Array {
  const counts = new Float64Array(items.length);
  for (const position of positions) {
    if (interactions.label[position]! >= positiveFrom) counts[interactions.item[position]!]! += 1;
  }
  return counts;
}
