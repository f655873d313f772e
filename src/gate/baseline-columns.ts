import type { ScoreKey } from "../scoring/query-scores.ts";
import type { Baseline, FreshRun } from "./baseline.ts";

/** A column of a baseline: a depth is left out where the system has none. */
export type BaselineColumn = Baseline["columns"][number];

/** The values of one column, one a query. */
export function columnValues(
  { columns, queries }: Pick<Baseline, "columns" | "queries">,
  column: BaselineColumn,
  ids: readonly string[],
): Float64Array {
  const position = columns.findIndex((other) => isSameColumn(other, column));
  if (position < 0) throw new RangeError(`there is no column ${JSON.stringify(column)}`);
  return Float64Array.from(ids, (id) => queries[id]![position]!);
}

/**
 * The column that the answer of a check is given by: the run's headline at the depth that the baseline recommended, which
 * was fixed before the run; at the run's own where the baseline does not say.
 */
export function headlineColumn(baseline: Baseline, { headline }: FreshRun): BaselineColumn {
  const depth = baseline.schemaVersion === 1 ? headline.depth : baseline.headline.depth;
  return { ...headline, depth };
}

export function isSameColumn(one: BaselineColumn, other: BaselineColumn): boolean {
  return one.system === other.system && one.depth === other.depth && one.measure === other.measure;
}

/** Alike in its name, with a depth that may be undefined. */
export function keyOf({ system, depth, measure }: BaselineColumn): ScoreKey {
  return { system, depth, measure };
}
