import type { Query, Ranking } from "../../domain.ts";

/** Items that their users had met before the test. They cannot be hits: the test does not judge them. */
export interface SeenItems {
  /** Among the candidates of all queries. */
  readonly candidates: number;
  /** Among the first k of all queries. */
  readonly shown: number;
}

/**
 * Counts what users are given again.
 *
 * @param rankings Of all candidates of each query.
 * @param cutoff k.
 */
export function countSeenItems(
  rankings: readonly Ranking[],
  queries: readonly Pick<Query, "seen">[],
  cutoff: number,
): SeenItems {
  const counts = { candidates: 0, shown: 0 };
  rankings.forEach(({ items }, query) => {
    const seen = new Set(queries[query]!.seen);
    counts.candidates += items.filter((item) => seen.has(item)).length;
    counts.shown += items.subarray(0, cutoff).filter((item) => seen.has(item)).length;
  });
  return counts;
}
