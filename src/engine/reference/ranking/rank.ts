import type { Filter } from "../../server/filter.ts";
import type { QueryRequest, Stage } from "../../server/query.ts";
import type { Shard } from "../shard.ts";
import { fuse } from "./fusion.ts";
import { HIGHEST_SCORE_FIRST, type Hit, type HitOrder, LOWEST_ID_FIRST, LOWEST_SCORE_FIRST } from "./hit.ts";
import { diversify, diversityPool } from "./mmr.ts";
import { atLeast, runStage } from "./stage.ts";

/**
 * Answers a query over all shards, as a Qdrant collection does: every shard runs the whole query, with the full limit of
 * each prefetch, on its own points, and the lists are merged at the end. So a query that ranks again may rank up to
 * (number of shards × prefetch limit) candidates. Only what works on a
 * whole list at the root does so after the merge: a fusion on its merged prefetches, and maximal marginal relevance.
 *
 * @returns the hits from the offset on, best first, equal ones by id.
 * @throws QdrantError like `runStage`.
 */
export function rankPoints(shards: readonly Shard[], request: QueryRequest): readonly Hit[] {
  const { query, prefetch, filter, offset, score_threshold: threshold } = request;
  const stage = { ...request, limit: offset + request.limit };
  return rankAll().slice(offset, stage.limit);

  function rankAll(): readonly Hit[] {
    if (prefetch.length > 0 && query !== undefined && ("rrf" in query || "fusion" in query)) {
      const lists = prefetch.map((source) => runOnAll(shards, source, filter));
      return atLeast(threshold, fuse(query, lists)!);
    }
    const pool = diversityPool(stage);
    return pool ? diversify(stage, runOnAll(shards, pool)) : runOnAll(shards, stage);
  }
}

function runOnAll(shards: readonly Shard[], stage: Stage, above?: Filter): readonly Hit[] {
  const lists = shards.map((shard) => runStage(shard, stage, above));
  if (lists.length === 1) return lists[0]!;
  return lists.flat().sort(hitOrder(stage, shards[0]!)).slice(0, stage.limit);
}

function hitOrder({ query, using }: Stage, shard: Shard): HitOrder {
  if (query === undefined) return LOWEST_ID_FIRST;
  if ("order_by" in query) {
    const sign = query.order_by.direction === "asc" ? 1 : -1;
    return (a, b) => sign * (a.orderValue! - b.orderValue!) || LOWEST_ID_FIRST(a, b);
  }
  return "nearest" in query && shard.store(using).smallerIsBetter ? LOWEST_SCORE_FIRST : HIGHEST_SCORE_FIRST;
}
