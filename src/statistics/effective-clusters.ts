import type { Matrix } from "ml-matrix";
import type { EstimateRows } from "./clustered-variance.ts";
import type { Grouping, TwoWayClusters } from "./two-way-clusters.ts";

/**
 * How many equal groups would determine each estimate as evenly as these do: 1 / Σ share², where the share of a group is
 * its part of Σ c · (ax)² over the rows, with a the row of the estimate in what turns gradients into estimates.
 *
 * @param turn estimates × width: H⁻¹ in the units of the estimates.
 * @returns One a row of `turn`, in [1, groups]: the fewer of the two ways.
 * @see Carter, Schnepel and Steigerwald, Asymptotic behavior of a t-test robust to cluster heterogeneity, Review of
 * Economics and Statistics 2017
 * @example three groups with the shares 1/2, 1/4, 1/4 → 1 / (1/4 + 1/16 + 1/16) = 8/3
 */
export function effectiveClusters(
  { width, values, curvatures }: Omit<EstimateRows, "residuals">,
  { first, second }: TwoWayClusters,
  turn: Matrix,
): number[] {
  const estimates = turn.rows;
  const factors = Float64Array.from(turn.to1DArray());
  const byFirst = new Float64Array(first.count * estimates);
  const bySecond = new Float64Array(second.count * estimates);
  for (let row = 0, start = 0; row < curvatures.length; row++, start += width) {
    const curvature = curvatures[row]!;
    const one = first.of[row]! * estimates;
    const other = second.of[row]! * estimates;
    for (let estimate = 0, i = 0; estimate < estimates; estimate++) {
      let move = 0;
      for (let j = 0; j < width; j++) move += factors[i++]! * values[start + j]!;
      const part = curvature * move * move;
      byFirst[one + estimate]! += part;
      bySecond[other + estimate]! += part;
    }
  }
  return Array.from({ length: estimates }, (_, estimate) =>
    Math.min(evenness(byFirst, first, estimate, estimates), evenness(bySecond, second, estimate, estimates)),
  );
}

function evenness(parts: Float64Array, { count }: Grouping, estimate: number, estimates: number): number {
  let sum = 0;
  let squares = 0;
  for (let group = 0; group < count; group++) {
    const part = parts[group * estimates + estimate]!;
    sum += part;
    squares += part * part;
  }
  return (sum * sum) / squares;
}
