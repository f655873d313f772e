import { type ColumnTable, op, table } from "arquero";
import type { QueryScores, ScoreKey } from "./query-scores.ts";

/**
 * All scores of an experiment as one long table with the columns system, depth, measure, query and value: what every
 * summary, comparison and slice is taken from.
 *
 * @param queries Ids of the queries, in the order of the values.
 */
export function scoreTable(scores: readonly QueryScores[], queries: readonly string[]): ColumnTable {
  const rows = scores.length * queries.length;
  const system = new Array<string>(rows);
  const depth = new Array<number | undefined>(rows);
  const measure = new Array<string>(rows);
  const query = new Array<string>(rows);
  const value = new Float64Array(rows);
  scores.forEach((score, i) => {
    const start = i * queries.length;
    system.fill(score.system, start, start + queries.length);
    depth.fill(score.depth, start, start + queries.length);
    measure.fill(score.measure, start, start + queries.length);
    for (let j = 0; j < queries.length; j++) query[start + j] = queries[j]!;
    value.set(score.values, start);
  });
  return table({ system, depth, measure, query, value });
}

/** The table's groups, each with its values in the order of the queries. */
export function groupScores(scores: ColumnTable): QueryScores[] {
  const groups = scores.groupby("system", "depth", "measure").rollup({ values: op.array_agg("value") });
  return (groups.objects() as (ScoreKey & { values: number[] })[]).map(({ values, ...key }) => ({
    ...key,
    values: Float64Array.from(values),
  }));
}
