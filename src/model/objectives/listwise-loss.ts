import { exponentialGain, GREATEST_EXPONENTIAL_GRADE } from "../../metrics/gain.ts";
import { type OrderLoss, startSums } from "./order-loss.ts";

/**
 * Softmax cross entropy of each list: -Σ t_i ln p_i, where p_i = exp(z_i) / Σ exp(z_j) is the probability of i to be ranked
 * first, and t_i the share of its gain, 2^grade - 1, in the list's; grades below 0 gain nothing, those above 1,000 no more.
 *
 * ListNet with gains in place of exp(grade) for the targets: so a list with one relevant item among hundreds has one
 * target, where exp(grade) would share it out among all.
 *
 * @see Cao et al., Learning to rank: from pairwise approach to listwise approach (ICML 2007), equation 6; Bruch et al., An
 * analysis of the softmax cross entropy loss for learning-to-rank with binary relevance (ICTIR 2019)
 */
export const listwiseLoss: OrderLoss = ({ width, values, grades, starts }, coefficients) => {
  const sums = startSums(width, grades.length);
  const { gradient, curvature, residuals } = sums;
  const mean = new Float64Array(width);
  let loss = 0;
  for (let list = 0; list + 1 < starts.length; list++) {
    const [start, end] = [starts[list]!, starts[list + 1]!];
    let greatest = Number.NEGATIVE_INFINITY;
    let gains = 0;
    for (let row = start; row < end; row++) {
      let z = 0;
      for (let j = 0, i = row * width; j < width; j++) z += values[i++]! * coefficients[j]!;
      residuals[row] = z;
      greatest = Math.max(greatest, z);
      gains += gain(grades[row]!);
    }
    if (gains === 0) {
      residuals.fill(0, start, end);
      continue;
    }
    let total = 0;
    for (let row = start; row < end; row++) {
      const target = gain(grades[row]!) / gains;
      loss -= target * (residuals[row]! - greatest);
      total += Math.exp(residuals[row]! - greatest);
    }
    loss += Math.log(total);
    mean.fill(0);
    for (let row = start; row < end; row++) {
      const p = Math.exp(residuals[row]! - greatest) / total;
      const residual = p - gain(grades[row]!) / gains;
      residuals[row] = residual;
      for (let a = 0, i = row * width; a < width; a++) {
        const value = values[i + a]!;
        gradient[a]! += residual * value;
        const weighted = p * value;
        mean[a]! += weighted;
        for (let b = 0; b <= a; b++) curvature[a * width + b]! += weighted * values[i + b]!;
      }
    }
    for (let a = 0; a < width; a++) {
      for (let b = 0; b <= a; b++) curvature[a * width + b]! -= mean[a]! * mean[b]!;
    }
  }
  return { loss, ...sums };
};

function gain(grade: number): number {
  return exponentialGain(Math.min(grade, GREATEST_EXPONENTIAL_GRADE));
}
