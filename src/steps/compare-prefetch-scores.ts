import {
  checkPrefetchScores,
  type PrefetchParity,
  type ScoredPair,
} from "../analysis/formula/prefetch-parity.ts";
import type { Dataset, NearestItems, Query } from "../domain.ts";
import { createRandom } from "../random.ts";
import type { ItemRetriever } from "../retrieval/item-retriever.ts";

/** About so many products are computed: a tenth of a second. */
const MOST_PRODUCTS = 100_000_000;

/**
 * Compares the scores that the engine gave the nearest items of each retriever with the similarities of the dataset's own
 * vectors: all of them, or a drawn share where there are very many.
 */
export function comparePrefetchScores(
  { users, items, dimensions }: Pick<Dataset, "users" | "items" | "dimensions">,
  queries: readonly Pick<Query, "user">[],
  nearest: readonly Pick<NearestItems, "rankings">[],
  retrievers: readonly ItemRetriever[],
): PrefetchParity {
  const total = nearest
    .flatMap(({ rankings }) => rankings)
    .reduce((sum, ranking) => sum + ranking.items.length, 0);
  const share = MOST_PRODUCTS / (total * Math.max(1, dimensions));
  const random = createRandom("compared-prefetch-scores");
  function* pairs(): Generator<ScoredPair> {
    for (const [i, retriever] of retrievers.entries()) {
      for (const [query, ranking] of nearest[i]!.rankings.entries()) {
        const user = users[queries[query]!.user]!;
        for (const [rank, item] of ranking.items.entries()) {
          if (share < 1 && random() >= share) continue;
          yield {
            score: ranking.scores[rank]!,
            similarity: retriever.similarity(user, items[item]!) ?? Number.NaN,
            scale: retriever.scale(user, items[item]!),
          };
        }
      }
    }
  }
  const precision = Math.max(...retrievers.map((retriever) => retriever.precision));
  return checkPrefetchScores(pairs(), precision);
}
