import type { SearchPoint } from "./search-point.ts";

/**
 * The cheapest search that is good enough: of the settings at a depth, the fastest whose ranking is shown to lose at most the
 * margin to exact search, a share of the measure there, by the lower end of its interval.
 *
 * @param points Of all depths.
 * @param margin A share, above 0.
 * @returns Undefined where none is shown to be, or none that is takes less time than a scan of all vectors.
 */
export function recommendSearch(
  points: readonly SearchPoint[],
  { depth, margin }: { readonly depth: number; readonly margin: number },
): SearchPoint | undefined {
  const enough = points.filter(({ reranked, rerankedToExact: { difference, low }, ...point }) => {
    const exact = reranked - difference;
    return point.depth === depth && low >= -margin * exact && point.engineMs < point.exactMs;
  });
  return enough.reduce<SearchPoint | undefined>(
    (best, point) => (best === undefined || point.engineMs < best.engineMs ? point : best),
    undefined,
  );
}
