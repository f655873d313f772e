import {
  checkPrefetchScores,
  type PrefetchParity,
  type ScoredPair,
} from "../analysis/formula/prefetch-parity.ts";
import type { Dataset, NearestItems, Query } from "../domain.ts";
import { type SimilarityName, similarity, similarityScale } from "../model/similarity.ts";
import { createRandom } from "../random.ts";

/** About so many products are computed: a tenth of a second. */
const MOST_PRODUCTS = 100_000_000;

/**
 * Compares the scores that the engine gave the nearest items with the similarities of the dataset's own vectors: all of
 * them, or a drawn share where there are very many.
 *
 * @param precision How far they may be off, as a share of the product of the vectors' lengths.
 */
export function comparePrefetchScores(
  { users, items, dimensions }: Pick<Dataset, "users" | "items" | "dimensions">,
  queries: readonly Pick<Query, "user">[],
  { rankings }: Pick<NearestItems, "rankings">,
  distance: SimilarityName,
  precision: number,
): PrefetchParity {
  const total = rankings.reduce((sum, ranking) => sum + ranking.items.length, 0);
  const share = MOST_PRODUCTS / (total * dimensions);
  const random = createRandom("compared-prefetch-scores");
  function* pairs(): Generator<ScoredPair> {
    for (const [query, ranking] of rankings.entries()) {
      const { vector } = users[queries[query]!.user]!;
      for (const [rank, item] of ranking.items.entries()) {
        if (share < 1 && random() >= share) continue;
        const other = items[item]!.vector;
        yield {
          score: ranking.scores[rank]!,
          similarity: similarity(distance, vector, other),
          scale: similarityScale(distance, vector, other),
        };
      }
    }
  }
  return checkPrefetchScores(pairs(), precision);
}
