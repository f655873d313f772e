import { incompleteBeta } from "./incomplete-beta.ts";
import { invert } from "./invert.ts";

/**
 * The distribution function of Student's t: for t below 0, half of I_x(df / 2, 1 / 2) with x = df / (df + t²).
 *
 * @param df Degrees of freedom, above 0.
 * @returns A probability in [0, 1].
 * @example studentCdf(-2.228138851986273, 10) // 0.025
 */
export function studentCdf(t: number, df: number): number {
  // Near 0 that x rounds to 1, so the middle is computed from its complement.
  if (Math.abs(t) < 1) {
    const middle = incompleteBeta((t * t) / (df + t * t), 0.5, df / 2);
    return 0.5 + (Math.sign(t) * middle) / 2;
  }
  const tail = incompleteBeta(df / (df + t * t), df / 2, 0.5) / 2;
  return t < 0 ? tail : 1 - tail;
}

/**
 * The inverse of `studentCdf`.
 *
 * @param probability In (0, 1).
 * @throws RangeError when the probability is not within (0, 1).
 */
export function studentQuantile(probability: number, df: number): number {
  return invert((t) => studentCdf(t, df), probability);
}
