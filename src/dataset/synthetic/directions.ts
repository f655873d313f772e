import type { Random } from "../../random.ts";
import { normal } from "../random-normal.ts";
import { dot, toUnitLength } from "./unit-vectors.ts";

/**
 * Random directions that are at right angles to each other, each of length 1: Gram and Schmidt on normal draws.
 *
 * @param count At most `dimensions`. The first directions do not depend on it.
 */
export function orthonormalDirections(random: Random, count: number, dimensions: number): Float64Array[] {
  const directions: Float64Array[] = [];
  while (directions.length < count) {
    const direction = Float64Array.from({ length: dimensions }, () => normal(random));
    // Twice, because the first pass leaves rounding errors as large as what it took away.
    for (const earlier of [...directions, ...directions]) {
      const overlap = dot(direction, earlier);
      for (let i = 0; i < dimensions; i++) direction[i]! -= overlap * earlier[i]!;
    }
    toUnitLength(direction);
    directions.push(direction);
  }
  return directions;
}
