import type { Stage } from "../../server/query.ts";
import type { Vector } from "../../server/vectors.ts";
import type { Hit } from "./hit.ts";

/** The search whose hits a stage wants to have diversified; undefined where it wants no such thing. */
export function diversityPool(stage: Stage): Stage | undefined {
  const { query, limit } = stage;
  if (query === undefined || !("nearest" in query) || query.mmr === undefined) return undefined;
  return { ...stage, query: { nearest: query.nearest }, limit: query.mmr.candidates_limit ?? limit };
}

/**
 * Chooses hits one by one by maximal marginal relevance: each time the one with the greatest
 * (1 - diversity) · similarity to the query - diversity · greatest similarity to a hit that was chosen before.
 *
 * @param stage One that has a `diversityPool`.
 * @param pool The hits of that, best first.
 * @returns at most `stage.limit` hits in the order of their choice, with the scores that they had.
 */
export function diversify({ query, using, limit }: Stage, pool: readonly Hit[]): readonly Hit[] {
  const { nearest, mmr } = query as Extract<Stage["query"], { nearest: unknown }>;
  const diversity = mmr!.diversity;
  const toQuery = similarityTo(nearest, using, pool);
  let left = pool.map((hit) => ({ hit, relevance: toQuery(hit), redundancy: 0 }));
  const chosen: Hit[] = [];
  while (left.length > 0 && chosen.length < limit) {
    const margins = left.map((item) => (1 - diversity) * item.relevance - diversity * item.redundancy);
    const best = margins.indexOf(Math.max(...margins));
    const { hit } = left[best]!;
    const toHit = similarityTo(hit.shard.store(using).get(hit.slot), using, pool);
    const isFirst = chosen.length === 0;
    chosen.push(hit);
    left = left.toSpliced(best, 1).map((item) => {
      const similarity = toHit(item.hit);
      return { ...item, redundancy: isFirst ? similarity : Math.max(item.redundancy, similarity) };
    });
  }
  return chosen;
}

/** Compares the hits of any shard with a vector. */
function similarityTo(vector: Vector, using: string, pool: readonly Hit[]): (hit: Hit) => number {
  const shards = new Set(pool.map(({ shard }) => shard));
  const scorers = new Map([...shards].map((shard) => [shard, shard.store(using).scorer(vector)]));
  return ({ shard, slot }) => scorers.get(shard)!(slot) || 0;
}
