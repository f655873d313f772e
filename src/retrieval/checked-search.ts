import { itemName, type NearestItems, type Query, type Ranking } from "../domain.ts";
import { worldError } from "../errors.ts";
import { createRandom, samplePositions } from "../random.ts";
import { type CandidatePool, retrievePool } from "./candidate-pool.ts";
import type { ItemRetriever } from "./item-retriever.ts";
import type { JudgedRanking } from "./query-plan.ts";
import { rerank } from "./rank-by-formula.ts";
import type { SearchSession } from "./search-session.ts";

/** About so many products are computed: half a second. */
const MOST_PRODUCTS = 300_000_000;

/**
 * What the retrievers find for every query (`retrievePool`), once it is certain that these are the nearest items.
 *
 * @param depths Ascending.
 * @throws HarnessError `world` as `retrievePool` and `checkNearest` do.
 */
export async function searchPool(
  session: SearchSession,
  queries: readonly Query[],
  depths: readonly number[],
): Promise<CandidatePool> {
  const pool = await retrievePool(session, queries, depths);
  session.retrievers.forEach((retriever, i) => {
    checkNearest({ ...session, retriever }, queries, pool.nearest[i]!.rankings, pool.depth);
  });
  return pool;
}

/**
 * The formula's order of the candidates of every query (`rerank`), once it is certain that the nearest are among them.
 *
 * @param nearest Of each retriever, at the greatest depth.
 * @throws HarnessError `world` as `rerank` and `checkCandidates` do.
 */
export async function rankCandidates(
  session: SearchSession,
  queries: readonly Query[],
  ranking: JudgedRanking,
  depth: number,
  nearest: readonly Pick<NearestItems, "rankings">[],
): Promise<Ranking[]> {
  const rankings = await rerank(session, queries, ranking, depth);
  for (const found of nearest) checkCandidates(session, queries, found, { rankings, depth });
  return rankings;
}

/**
 * Makes sure that the search found the nearest items, by the dataset's own vectors: for every query, or for some that are
 * drawn where there are very many numbers. Every later result rests on that.
 *
 * @throws HarnessError `world` where an item is missing that is nearer than one that came back.
 */
export function checkNearest(
  {
    dataset,
    eligibility,
    retriever,
  }: Pick<SearchSession, "dataset" | "eligibility"> & { readonly retriever: ItemRetriever },
  queries: readonly Query[],
  rankings: readonly Ranking[],
  depth: number,
): void {
  const { users, items, dimensions } = dataset;
  const most = Math.ceil(MOST_PRODUCTS / (items.length * Math.max(1, dimensions)));
  const random = createRandom("checked-searches");
  for (const query of samplePositions(random, queries.length, Math.min(queries.length, most))) {
    const user = users[queries[query]!.user]!;
    const scores = retriever.similarities(user);
    const found = rankings[query]!.items;
    const { has } = eligibility.items(queries[query]!);
    if (retriever.isPartial && found.length < depth) {
      for (const item of found) scores[item] = 0;
      // Qdrant may leave out an item whose product is exactly 0.
      const left = scores.findIndex((score, item) => Math.abs(score) > 0 && has(item));
      if (left < 0) continue;
      throw worldError(
        `the search of ${retriever.name} for user ${user.id} returned ${found.length} items, where ${depth} were asked for, and left out item ${itemName(items[left]!)}, whose similarity is ${scores[left]}; check that nothing between here and Qdrant changes its answers, and that the collection holds these vectors`,
      );
    }
    if (found.length === 0) continue;
    const farthest = found.reduce((far, item) => (scores[item]! < scores[far]! ? item : far));
    const farthestScore = scores[farthest]!;
    for (const item of found) scores[item] = Number.NaN;
    scores.forEach((score, item) => {
      if (!(score > farthestScore) || !has(item)) return;
      const scale = Math.max(retriever.scale(user, items[item]!), retriever.scale(user, items[farthest]!));
      if (score - farthestScore <= 2 * retriever.precision * scale) return;
      throw worldError(
        `the search for the items nearest to user ${user.id} left out item ${itemName(items[item]!)}, whose similarity is ${score}, and returned item ${itemName(items[farthest]!)}, whose similarity is ${farthestScore}: these are not the answers of an exact search of the dataset's vectors; check that nothing between here and Qdrant changes them, and that the collection holds these vectors`,
      );
    });
  }
}

/** Scores that differ by less may be those of items between which the engine chooses freely. */
const TIE = 1e-6;

/**
 * Makes sure that the formula ranked the nearest items: all of those that the retriever has within the depth, ties at
 * its end apart. Further ones may come from further shards.
 *
 * @param nearest At the greatest depth.
 * @throws HarnessError `world` where one of them is missing.
 */
export function checkCandidates(
  { dataset: { users, items } }: Pick<SearchSession, "dataset">,
  queries: readonly Query[],
  nearest: Pick<NearestItems, "rankings">,
  { rankings, depth }: Pick<NearestItems, "rankings" | "depth">,
): void {
  rankings.forEach((ranking, query) => {
    const missing = firstMissing(nearest.rankings[query]!, ranking, depth);
    if (missing === undefined) return;
    const { id } = users[queries[query]!.user]!;
    throw worldError(
      `the answer to the ranking query of user ${id} at depth ${depth} lacks item ${itemName(items[missing]!)}, which the retriever alone found among the ${depth} nearest: every candidate is asked for, and these are not all; check that nothing between here and Qdrant changes its answers`,
    );
  });
}

function firstMissing(nearest: Ranking, ranking: Ranking, depth: number): number | undefined {
  const candidates = new Set(ranking.items);
  const within = nearest.items.subarray(0, depth);
  const last = nearest.scores[within.length - 1]!;
  const tie = TIE * Math.max(1, Math.abs(last));
  return within.find((item, rank) => !candidates.has(item) && nearest.scores[rank]! - last > tie);
}
