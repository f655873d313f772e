import type { TieBounds } from "../metrics/tie-bounds.ts";
import { mean } from "./mean.ts";

/** Means over queries, had equal scores come back in their worst, best or average order. */
export interface MeanTieBounds {
  readonly queriesAffected: number;
  readonly lowest: number;
  readonly highest: number;
  /** Only for measures that have a closed form; see `TieBounds`. */
  readonly expected: number | undefined;
}

/** Averages the bounds of one measure over queries, of which there is at least 1. */
export function meanTieBounds({ queriesAffected, lowest, highest, expected }: TieBounds): MeanTieBounds {
  return {
    queriesAffected,
    lowest: mean(lowest),
    highest: mean(highest),
    expected: expected && mean(expected),
  };
}
