import type { Run } from "../domain.ts";

/** At one depth, how often chance chose what the formula ranks. */
export interface ChanceCandidates {
  readonly depth: number;
  /** Queries that ranked other items than the first M of the vector order. */
  readonly queries: number;
}

/**
 * Counts the queries whose candidates are not the first M of the vector order, which breaks ties by id: where the last of
 * them has the same vector score as the next ones, Qdrant's choice is arbitrary, and another collection of the same items
 * may make another. Queries that ranked more than M candidates, those of several shards, are not counted.
 *
 * @param vector The vector order, at least as deep as the formula's runs.
 * @param formula The formula's order of its candidates, a run for each depth.
 */
export function countChanceCandidates(vector: Run, formula: readonly Run[]): ChanceCandidates[] {
  return formula.map(({ depth, rankings }) => ({
    depth,
    queries: rankings.filter(({ items }, query) => {
      const nearest = new Set(vector.rankings[query]!.items.subarray(0, depth));
      return items.length <= depth && items.some((item) => !nearest.has(item));
    }).length,
  }));
}
