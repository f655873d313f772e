import type { Filter } from "../../server/filter.ts";
import { notSupported, wrongInput } from "../../server/qdrant-error.ts";
import type { Stage } from "../../server/query.ts";
import { compileFilter } from "../filter/compile-filter.ts";
import { mergeFilters } from "../filter/merge-filters.ts";
import { compileFormula } from "../formula/compile-formula.ts";
import type { Evaluate } from "../formula/operators.ts";
import type { Shard } from "../shard.ts";
import { type VectorRanking, vectorRanking } from "../vectors/vector-query.ts";
import { fuse } from "./fusion.ts";
import { HIGHEST_SCORE_FIRST, type Hit } from "./hit.ts";
import { diversify, diversityPool } from "./mmr.ts";
import { orderSlots } from "./order-by.ts";
import { TopK } from "./top-k.ts";

/**
 * Ranks the points of one shard by a stage and the prefetches below it.
 *
 * A stage without prefetches searches the points that pass its filter and those of the stages above. A stage with
 * prefetches ranks again what they return: every point that any of them returned, once.
 *
 * @param above The filter of the stages above.
 * @returns at most `stage.limit` hits, best first.
 * @throws QdrantError 400 for what Qdrant refuses; 501 for what this engine cannot do.
 */
export function runStage(shard: Shard, stage: Stage, above?: Filter): readonly Hit[] {
  const { query, prefetch, limit, score_threshold: threshold } = stage;
  const filter = mergeFilters(above, stage.filter);
  if (prefetch.length === 0) return search(shard, stage, passingSlots(shard, filter));

  if (query === undefined) throw wrongInput("Validation failed: cannot merge the prefetches without a query");
  const formula = "formula" in query ? compileFormula(query, shard) : undefined;
  const sources = prefetch.map((source) => runStage(shard, source, filter));
  const rescored = formula ? rescore(shard, sources, formula) : fuse(query, sources);
  if (rescored) return atLeast(threshold, rescored).slice(0, limit);
  const candidates = sources.flat().map(({ slot }) => slot);
  return search(shard, stage, [...new Set(candidates)].sort(shard.compareSlots));
}

/** The hits with a score of at least a threshold, where there is one. */
export function atLeast(threshold: number | undefined, hits: readonly Hit[]): readonly Hit[] {
  return threshold === undefined ? hits : hits.filter(({ score }) => score >= Math.fround(threshold));
}

/** The candidates by their value in a formula; a prefetch that did not return a candidate has no score for it. */
function rescore(shard: Shard, sources: readonly (readonly Hit[])[], formula: Evaluate): Hit[] {
  const scoresBySlot = new Map<number, (number | undefined)[]>();
  for (const [prefetch, hits] of sources.entries()) {
    for (const { slot, score } of hits) {
      const scores = scoresBySlot.get(slot) ?? [];
      scores[prefetch] ??= score;
      scoresBySlot.set(slot, scores);
    }
  }
  return [...scoresBySlot]
    .map(([slot, scores]) => shard.hit(slot, formula({ slot, payload: shard.payloadOf(slot), scores })))
    .sort(HIGHEST_SCORE_FIRST);
}

function passingSlots(shard: Shard, filter: Filter | undefined): readonly number[] {
  if (filter === undefined) return shard.slots;
  const passes = compileFilter(filter, shard);
  return shard.slots.filter((slot) => passes(shard.payloadOf(slot), slot));
}

/** Ranks slots by a query that needs no prefetch; without a query, by id. */
function search(shard: Shard, stage: Stage, slots: readonly number[]): readonly Hit[] {
  const { query, using, limit } = stage;
  if (query === undefined) return slots.slice(0, limit).map((slot) => shard.hit(slot, 1));
  if ("order_by" in query) return orderSlots(shard, query.order_by, slots).slice(0, limit);
  const pool = diversityPool(stage);
  if (pool) return diversify(stage, search(shard, pool, slots));
  if ("sample" in query) throw notSupported("random sampling");
  const ranking = vectorRanking(query, () => shard.store(using));
  if (ranking) return nearest(shard, stage, ranking, slots);
  const kind = "formula" in query ? "Formula" : "Fusion";
  throw wrongInput(`Validation failed: cannot apply ${kind} without prefetches`);
}

function nearest(shard: Shard, stage: Stage, ranking: VectorRanking, slots: readonly number[]): Hit[] {
  const { similarity, toScore } = ranking;
  const { using, limit, score_threshold: threshold } = stage;
  const store = shard.store(using);
  const top = new TopK(limit, shard.compareSlots);
  for (const slot of slots) {
    if (!store.has(slot)) continue;
    const value = similarity(slot);
    if (value > Number.NEGATIVE_INFINITY) top.offer(slot, value); // Nor is NaN, and Qdrant finds neither.
  }
  const hits = top.best().map(({ slot, score }) => shard.hit(slot, toScore(score)));
  if (threshold === undefined) return hits;
  const bound = Math.fround(threshold);
  // The direction is that of the distance, also where examples give scores of which more is better. So it is in Qdrant.
  const end = hits.findIndex(({ score }) => (store.smallerIsBetter ? score >= bound : score <= bound));
  return end < 0 ? hits : hits.slice(0, end);
}
