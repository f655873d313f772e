import type { FacetHit, FacetRequest } from "../server/backend.ts";
import type { IndexParams } from "../server/payload-index.ts";
import { wrongInput } from "../server/qdrant-error.ts";
import { compileFilter, requirePath } from "./filter/compile-filter.ts";
import type { Shard } from "./shard.ts";

/**
 * Counts the points that have each value of an indexed key.
 *
 * @returns the most frequent values first, equally frequent ones in ascending order.
 * @throws QdrantError 400 where the key has no index of values that can be told apart.
 */
export function countValues(shards: readonly Shard[], { key, filter = {}, limit }: FacetRequest): FacetHit[] {
  const path = requirePath(key);
  const counts = new Map<FacetHit["value"], number>();
  for (const shard of shards) {
    const index = shard.indexOn(path);
    if (index === undefined || !knowsValues(index.params)) throw noIndex(key);
    const passes = compileFilter(filter, shard);
    for (const slot of shard.slots) {
      const payload = shard.payloadOf(slot);
      if (!passes(payload, slot)) continue;
      for (const value of new Set(index.read(payload) as FacetHit["value"][])) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, limit);
}

function knowsValues(params: IndexParams): boolean {
  if (params.type === "integer") return params.lookup !== false;
  return params.type === "keyword" || params.type === "bool" || params.type === "uuid";
}

function noIndex(key: string): Error {
  return wrongInput(
    `No appropriate index for faceting: \`${key}\`. Please create one to facet on this field. Check https://qdrant.tech/documentation/concepts/indexing/#payload-index to see which payload schemas support Match conditions`,
  );
}
