import { type OrderLoss, startSums } from "./order-loss.ts";

/**
 * Pairwise logistic loss: Σ ln(1 + exp(-(z_i - z_j))) over all pairs of one list in which i has the higher grade.
 *
 * Its derivatives are written row by row: with c = p(1 - p) of a pair, Σ c (x_i - x_j)(x_i - x_j)' is
 * Σ d_i x_i x_i' - Σ_i (x_i u_i' + u_i x_i'), where d_i sums the c of all pairs of i, and u_i the c · x_j below it.
 *
 * @see Burges et al., Learning to rank using gradient descent (ICML 2005)
 */
export const pairwiseLoss: OrderLoss = ({ width, values, grades, starts }, coefficients) => {
  const sums = startSums(width, grades.length);
  const { gradient, curvature, residuals } = sums;
  const z = new Float64Array(grades.length);
  for (let row = 0, i = 0; row < z.length; row++) {
    let logit = 0;
    for (let j = 0; j < width; j++) logit += values[i++]! * coefficients[j]!;
    z[row] = logit;
  }
  const counted = new Float64Array(grades.length);
  const below = new Float64Array(width);
  let loss = 0;
  for (let list = 0; list + 1 < starts.length; list++) {
    const end = starts[list + 1]!;
    let lower = starts[list]!;
    for (let row = starts[list]!; row < end; row++) {
      while (lower < end && grades[lower] === grades[row]) lower += 1;
      if (lower === end) break;
      below.fill(0);
      let residual = 0;
      let count = 0;
      for (let other = lower; other < end; other++) {
        const margin = z[row]! - z[other]!;
        const e = Math.exp(-Math.abs(margin));
        const p = (margin >= 0 ? e : 1) / (1 + e); // of the wrong order
        loss += Math.max(-margin, 0) + Math.log1p(e);
        residual -= p;
        residuals[other]! += p;
        const c = p * (1 - p);
        count += c;
        counted[other]! += c;
        for (let j = 0, i = other * width; j < width; j++) below[j]! += c * values[i++]!;
      }
      residuals[row]! += residual;
      counted[row]! += count;
      const start = row * width;
      for (let a = 0; a < width; a++) {
        for (let b = 0; b <= a; b++) {
          curvature[a * width + b]! -= values[start + a]! * below[b]! + below[a]! * values[start + b]!;
        }
      }
    }
  }
  for (let row = 0, start = 0; row < grades.length; row++, start += width) {
    for (let a = 0; a < width; a++) {
      const value = values[start + a]!;
      gradient[a]! += residuals[row]! * value;
      const weighted = counted[row]! * value;
      for (let b = 0; b <= a; b++) curvature[a * width + b]! += weighted * values[start + b]!;
    }
  }
  return { loss, ...sums };
};
