import type { Condition, Filter } from "../../server/filter.ts";

/**
 * Joins the filter of a query with that of a prefetch below it, as Qdrant does: clause by clause. That is not always
 * "both": the `should` conditions of both become one list of which one has to hold, and so do those of `min_should`,
 * with the greater of the two counts.
 */
export function mergeFilters(a: Filter | undefined, b: Filter | undefined): Filter | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    must: join(a.must, b.must),
    should: join(a.should, b.should),
    must_not: join(a.must_not, b.must_not),
    min_should: {
      conditions: join(a.min_should?.conditions, b.min_should?.conditions),
      min_count: Math.max(a.min_should?.min_count ?? 0, b.min_should?.min_count ?? 0),
    },
  };
}

function join(a: readonly Condition[] = [], b: readonly Condition[] = []): readonly Condition[] {
  return [...a, ...b];
}
