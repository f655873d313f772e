import { mean } from "../../statistics/mean.ts";

/** Bands of selectivity, by the greatest share of the items that a filter lets pass. */
const BANDS = [0.01, 0.1, 0.5, 1];

/** What a search finds where its filters let about as many items pass. */
export interface SelectivityRecall {
  /** The greatest share of the items that may pass, and the one of the band below it; in [0, 1]. */
  readonly upTo: number;
  readonly above: number;
  readonly queries: number;
  /** The mean over these queries. */
  readonly recall: number;
}

/**
 * Means of a search's recall by selectivity: a graph is sparse where few of its points pass a filter.
 *
 * @param recalls Of each query, in [0, 1].
 * @param shares Of the items, which each query's filter lets pass; aligned with them.
 * @returns The bands that have queries, the narrowest first.
 */
export function recallBySelectivity(
  recalls: readonly number[],
  shares: readonly number[],
): SelectivityRecall[] {
  return BANDS.flatMap((upTo, band) => {
    const above = BANDS[band - 1] ?? 0;
    const own = recalls.filter(
      (_, query) => shares[query]! <= upTo && (band === 0 || shares[query]! > above),
    );
    return own.length === 0
      ? []
      : [{ upTo, above, queries: own.length, recall: mean(Float64Array.from(own)) }];
  });
}
