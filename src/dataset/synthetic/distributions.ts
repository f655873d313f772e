import type { Random } from "../../random.ts";
import { normal } from "../random-normal.ts";

/**
 * The natural logarithm of a Gamma(shape, 1) draw: Marsaglia and Tsang (2000), with their boost for shapes below 1,
 * where the draw itself may be too small for a number: log G(a) = log G(a + 1) + log(U) / a.
 *
 * @param shape Above 0.
 */
export function logGammaDraw(random: Random, shape: number): number {
  if (shape < 1) return logGammaDraw(random, shape + 1) + Math.log(1 - random()) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return Math.log(d * v);
  }
}

/**
 * A Beta(a, b) draw, in [0, 1]: G(a) / (G(a) + G(b)).
 *
 * @param a Above 0.
 * @param b Above 0.
 */
export function beta(random: Random, a: number, b: number): number {
  const [x = 0] = normalise(Float64Array.of(logGammaDraw(random, a), logGammaDraw(random, b)));
  return x;
}

/**
 * A draw from a symmetric Dirichlet distribution: `size` numbers in [0, 1] that add up to 1.
 *
 * @param concentration Above 0; below 1 most of the weight falls on few of the numbers.
 */
export function dirichlet(random: Random, size: number, concentration: number): Float64Array {
  return normalise(Float64Array.from({ length: size }, () => logGammaDraw(random, concentration)));
}

/** Numbers in proportion to exp(logs), adding up to 1. */
function normalise(logs: Float64Array): Float64Array {
  const top = Math.max(...logs);
  const values = logs.map((log) => Math.exp(log - top));
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => value / sum);
}
