import type { ItemNumber, Judgments, QueryNumber, Ranking } from "../../domain.ts";
import { mean } from "../../statistics/mean.ts";
import { relevantItems } from "../rankings/relevant-items.ts";

/** What one of several retrievers brings to the candidates at one depth. */
export interface RetrieverShare {
  readonly retriever: string;
  readonly depth: number;
  /** The share of the relevant items that it finds, mean over queries. */
  readonly recall: number;
  /** The share of the relevant items that it alone finds, mean over queries. */
  readonly only: number;
  /** The share of all candidates that it does not score, so that they take a default. */
  readonly unscored: number;
}

/** What one retriever finds and scores, a ranking a query. */
export interface RetrieverFinds {
  readonly retriever: string;
  readonly found: readonly Ranking[];
  /** What it scores of the candidates, at this depth or a greater one. */
  readonly scored: readonly Ranking[];
}

/**
 * Finds what each retriever brings: with the relevant items R of a query and what it finds F, recall = |R ∩ F| / |R|, and
 * `only` the same of what no other finds.
 *
 * @param candidates All that any finds, one set a query.
 */
export function retrieverShares(
  depth: number,
  retrievers: readonly RetrieverFinds[],
  candidates: readonly Ranking[],
  qrels: readonly Judgments[],
): RetrieverShare[] {
  const found = retrievers.map((one) => one.found.map(({ items }) => new Set(items)));
  const total = candidates.reduce((sum, { items }) => sum + items.length, 0);
  return retrievers.map(({ retriever, scored }, i) => {
    const shareOf = (counts: (item: ItemNumber, query: QueryNumber) => boolean) =>
      mean(
        Float64Array.from(qrels, (judgments, query) => {
          const relevant = relevantItems(judgments);
          return relevant.filter((item) => counts(item, query)).length / relevant.length;
        }),
      );
    const finds = (item: ItemNumber, query: QueryNumber) => found[i]![query]!.has(item);
    const others = found.filter((_, j) => j !== i);
    const missing = candidates.map(({ items }, query) => {
      const known = new Set(scored[query]!.items);
      return items.filter((item) => !known.has(item)).length;
    });
    return {
      ...{ retriever, depth },
      recall: shareOf(finds),
      only: shareOf((item, query) => finds(item, query) && others.every((other) => !other[query]!.has(item))),
      unscored: missing.reduce((sum, count) => sum + count, 0) / Math.max(1, total),
    };
  });
}
