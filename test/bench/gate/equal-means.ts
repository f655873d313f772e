import { Matrix, solve } from "ml-matrix";
import type { Random } from "../../../src/random.ts";

/**
 * The weights, as near to equal as can be, under which all columns of differences have the mean 0 over a population: two
 * runs that differ, query by query, as they do, and are exactly as good. Exponential tilting: w ∝ exp(λ · d), λ by
 * Newton's method.
 *
 * @param columns One value a query of the population.
 * @returns One weight a query; they sum to 1.
 * @see Hainmueller, Entropy balancing (2012)
 */
export function equalizeMeans(columns: readonly Float64Array[]): Float64Array {
  const queries = columns[0]!.length;
  const lambda = new Float64Array(columns.length);
  for (let step = 0; ; step++) {
    const weights = Float64Array.from({ length: queries }, (_, query) =>
      Math.exp(columns.reduce((sum, values, j) => sum + lambda[j]! * values[query]!, 0)),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (let query = 0; query < queries; query++) weights[query]! /= total;
    const means = columns.map((values) => values.reduce((sum, d, query) => sum + weights[query]! * d, 0));
    if (means.every((mean) => Math.abs(mean) < 1e-9)) return weights;
    if (step === 50) throw new RangeError("no weights make all means equal");
    const hessian = new Matrix(columns.length, columns.length);
    columns.forEach((one, i) => {
      columns.slice(0, i + 1).forEach((other, j) => {
        const product = one.reduce((sum, d, query) => sum + weights[query]! * d * other[query]!, 0);
        hessian.set(i, j, product - means[i]! * means[j]!);
        hessian.set(j, i, product - means[i]! * means[j]!);
      });
    });
    const shift = solve(hessian, Matrix.columnVector(means), true);
    for (let j = 0; j < lambda.length; j++) lambda[j]! -= shift.get(j, 0);
  }
}

/** Draws positions by their weights, with replacement: queries of a population without end. */
export function createDraw(weights: Float64Array): (count: number, random: Random) => Int32Array {
  let sum = 0;
  const cumulative = weights.map((weight) => (sum += weight));
  return (count, random) =>
    Int32Array.from({ length: count }, () => {
      const wanted = random() * sum;
      let [low, high] = [0, cumulative.length - 1];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (cumulative[middle]! <= wanted) low = middle + 1;
        else high = middle;
      }
      return low;
    });
}
