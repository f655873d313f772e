import type { QueryRequest } from "../server/query.ts";
import type { VectorMap } from "../server/vectors.ts";

/**
 * Fixes a list of scored points that Qdrant Edge printed: it does not skip the offset, and leaves the vectors that a
 * query by maximal marginal relevance compared in the answer, also where nobody asked for them.
 */
export function asAskedFor(points: string, { query, offset, with_vector }: QueryRequest): string {
  const leaks = query !== undefined && "nearest" in query && query.mmr !== undefined && with_vector !== true;
  if (!leaks && offset === 0) return points;
  const list = (JSON.parse(points) as { vector?: VectorMap }[]).slice(offset);
  return JSON.stringify(leaks ? list.map((point) => withVectors(point, with_vector)) : list);
}

function withVectors<T extends { vector?: VectorMap }>(
  { vector, ...point }: T,
  names: false | readonly string[],
) {
  if (names === false) return point;
  return { ...point, vector: Object.fromEntries(names.map((name) => [name, vector?.[name]])) };
}
