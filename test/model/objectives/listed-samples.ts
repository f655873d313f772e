import type { Samples } from "../../../src/model/samples.ts";

/** Samples in lists: a row is its list, its grade and its values; the item is the place in the list. */
export function listedSamples(
  rows: readonly (readonly [list: number, grade: number, ...values: number[]])[],
): Samples {
  const lists = Int32Array.from(rows, ([list]) => list);
  const grades = Float64Array.from(rows, ([, grade]) => grade);
  const width = rows[0]!.length - 2;
  return {
    columns: Array.from({ length: width }, (_, j) => `x${j}`),
    values: Float64Array.from(rows.flatMap(([, , ...values]) => values)),
    labels: grades.map((grade) => (grade > 0 ? 1 : 0)),
    weights: new Float64Array(rows.length).fill(1),
    users: lists,
    items: Int32Array.from(rows, (_, row) => row),
    offered: { lists, grades },
  };
}
