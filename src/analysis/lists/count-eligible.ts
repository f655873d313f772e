/**
 * Counts the items that at least one query may be given. Each query is asked only about those that none before it may be
 * given, which soon are few.
 *
 * @param items Number of items of the dataset.
 * @param queries For each query, whether it may be given an item.
 * @example of 3 items, one query may be given 0 and another 0 and 2 → 2
 */
export function countEligible(items: number, queries: Iterable<(item: number) => boolean>): number {
  let others = Array.from({ length: items }, (_, item) => item);
  for (const has of queries) {
    others = others.filter((item) => !has(item));
    if (others.length === 0) break;
  }
  return items - others.length;
}
