import type { Random } from "../random.ts";

/** A draw from the standard normal distribution, by Box and Muller from two uniform ones. */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}
