import type { QueryRequest, Stage } from "../server/query.ts";
import { fuse } from "./fusion.ts";
import { HIGHEST_SCORE_FIRST, type Hit, type HitOrder, LOWEST_ID_FIRST, LOWEST_SCORE_FIRST } from "./hit.ts";
import type { Shard } from "./shard.ts";
import { atLeast, runStage } from "./stage.ts";

/**
 * Answers a query over all shards, as a Qdrant collection does: every shard runs the whole query, with the full limit of
 * each prefetch, on its own points, and the lists are merged at the end. So a query that ranks again may rank up to
 * (number of shards × prefetch limit) candidates. Only a fusion at the root merges each of its prefetches first.
 *
 * @returns the hits from the offset on, best first, equal ones by id.
 * @throws QdrantError like `runStage`.
 */
export function rankPoints(shards: readonly Shard[], request: QueryRequest): readonly Hit[] {
  const { query, prefetch, filter, offset, limit, score_threshold: threshold } = request;
  const depth = offset + limit;
  if (prefetch.length > 0 && query !== undefined && ("rrf" in query || "fusion" in query)) {
    const filters = filter === undefined ? [] : [filter];
    const lists = prefetch.map((source) =>
      merge(
        shards.map((shard) => runStage(shard, source, filters)),
        source,
      ),
    );
    return atLeast(threshold, fuse(query, lists)!).slice(offset, depth);
  }
  const stage = { ...request, limit: depth };
  return merge(
    shards.map((shard) => runStage(shard, stage)),
    stage,
  ).slice(offset);
}

function merge(lists: readonly (readonly Hit[])[], stage: Stage): readonly Hit[] {
  const [only, ...more] = lists;
  if (only !== undefined && more.length === 0) return only;
  return lists.flat().sort(hitOrder(stage, lists)).slice(0, stage.limit);
}

function hitOrder({ query, using }: Stage, lists: readonly (readonly Hit[])[]): HitOrder {
  if (query === undefined) return LOWEST_ID_FIRST;
  if ("order_by" in query) {
    const sign = query.order_by.direction === "asc" ? 1 : -1;
    return (a, b) => sign * (a.orderValue! - b.orderValue!) || LOWEST_ID_FIRST(a, b);
  }
  const shard = lists.flat()[0]?.shard;
  return "nearest" in query && shard?.store(using).smallerIsBetter ? LOWEST_SCORE_FIRST : HIGHEST_SCORE_FIRST;
}
