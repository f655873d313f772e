import type { Judgments } from "../../domain.ts";

/** The items of a query that were judged relevant, ascending. */
export function relevantItems({ items, grades }: Judgments): Int32Array {
  return items.filter((_, i) => grades[i]! > 0);
}
