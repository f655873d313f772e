import { invert } from "./invert.ts";

/** Beyond this many standard deviations the tail comes from its continued fraction, which keeps small p-values exact. */
const tailFrom = 3;
const fractionTerms = 100;

/**
 * Φ(x), the standard normal distribution function: a Taylor series in the middle (Marsaglia, Evaluating the normal
 * distribution, 2004), Laplace's continued fraction in the tails.
 *
 * @returns A probability in [0, 1].
 * @example normalCdf(1.959963984540054) // 0.975
 */
export function normalCdf(x: number): number {
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (Math.abs(x) > tailFrom) {
    let fraction = 0;
    for (let term = fractionTerms; term > 0; term--) fraction = term / (Math.abs(x) + fraction);
    const tail = density / (Math.abs(x) + fraction);
    return x < 0 ? tail : 1 - tail;
  }
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > Number.EPSILON * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + density * sum;
}

/**
 * The inverse of Φ.
 *
 * @param probability In (0, 1).
 * @throws RangeError when the probability is not within (0, 1).
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(probability: number): number {
  return invert(normalCdf, probability);
}
