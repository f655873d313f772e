import { compareItemIds, type ItemId } from "../../domain.ts";
import type { ScrollRequest } from "../server/backend.ts";
import type { Filter } from "../server/filter.ts";
import { compileFilter } from "./filter/compile-filter.ts";
import { type Hit, LOWEST_ID_FIRST } from "./ranking/hit.ts";
import { rankPoints } from "./ranking/rank.ts";
import type { Shard } from "./shard.ts";

/**
 * A page of the points that pass a filter, in the order of their ids, or of a payload value.
 *
 * @returns the page, and the id that the next one starts with, where there is one.
 * @throws QdrantError 400 where the order needs an index that is not there.
 */
export function scrollPoints(
  shards: readonly Shard[],
  request: ScrollRequest,
): { readonly hits: readonly Hit[]; readonly next: ItemId | undefined } {
  const { offset, limit, filter = {}, order_by, with_payload, with_vector } = request;
  if (order_by !== undefined) {
    const query = { order_by };
    const stage = { prefetch: [], query, using: "", filter, offset: 0, limit, with_payload, with_vector };
    return { hits: rankPoints(shards, stage), next: undefined };
  }
  const hits = shards.flatMap((shard) => firstSlots(shard, filter, offset, limit + 1));
  if (shards.length > 1) hits.sort(LOWEST_ID_FIRST);
  return { hits: hits.slice(0, limit), next: hits[limit]?.id };
}

function firstSlots(shard: Shard, filter: Filter, offset: ItemId | undefined, count: number): Hit[] {
  const passes = compileFilter(filter, shard);
  const hits: Hit[] = [];
  for (const slot of shard.slots) {
    if (hits.length === count) break;
    const isBefore = offset !== undefined && compareItemIds(shard.idOf(slot), offset) < 0;
    if (!isBefore && passes(shard.payloadOf(slot), slot)) hits.push(shard.hit(slot, 1));
  }
  return hits;
}
