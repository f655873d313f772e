import type { ItemId } from "../../domain.ts";

/** A result as it is served. */
export interface ScoredId {
  readonly id: ItemId;
  readonly score: number;
}

/** Scores that differ by a smaller part are equal but for the rounding of 32 bits. */
const ROUNDING = 1e-6;

/**
 * Whether two lists show the same: the same item at each rank, or at that rank two items whose scores cannot be told
 * apart, among which either is right.
 *
 * @example items 1, 2 with the scores 0.9, 0.5 and items 1, 3 with the scores 0.9, 0.5 → true
 */
export function sameTop(a: readonly ScoredId[], b: readonly ScoredId[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ id, score }, rank) => {
      const other = b[rank]!;
      return id === other.id || Math.abs(score - other.score) <= ROUNDING * Math.abs(score);
    })
  );
}
