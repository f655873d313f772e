import type { Json } from "../domain.ts";

/**
 * Whether a request fuses lists inside a prefetch, which every shard does with lists of its own, while a fusion of the
 * request itself is computed of the lists of all shards (qdrant#10640).
 */
export function fusesInPrefetch(request: Json): boolean {
  return prefetchesOf(request).some((prefetch) => isFusion(prefetch) || fusesInPrefetch(prefetch));
}

function prefetchesOf(stage: Json): Json[] {
  const prefetch = isObject(stage) ? stage.prefetch : undefined;
  return prefetch === undefined || prefetch === null ? [] : ([prefetch].flat() as Json[]);
}

function isFusion(stage: Json): boolean {
  const query = isObject(stage) ? stage.query : undefined;
  return isObject(query) && ("fusion" in query || "rrf" in query);
}

function isObject(json: Json | undefined): json is { readonly [key: string]: Json } {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
