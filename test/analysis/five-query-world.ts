import type { Judgments, Ranking } from "../../src/domain.ts";

/** A ranking of these items, with descending scores. */
export function ranking(...items: number[]): Ranking {
  return { items: Int32Array.from(items), scores: Float32Array.from(items, (_, rank) => 1 - rank / 16) };
}

/** Judgments that hold these items relevant, and no others. */
export function relevant(...items: number[]): Judgments {
  return { items: Int32Array.from(items), grades: Float64Array.from(items, () => 1) };
}

/**
 * Five queries with the depth M = 4, each but the first with one loss at the cutoff k = 2; relevant items in capitals.
 *
 *     query   relevant   exact order      search found   treatment's order  P@2    what is lost
 *     all     B C D      a B C D | e f    a B C D        B C | a D          2/2    nothing
 *     few     B          a B c d | e f    a B c d        B a | c d          1/2    only one is relevant
 *     deep    B E F      a B c d | E F    a B c d        B a | c d          1/2    E and F are not among the nearest
 *     search  C D        a b C D | e f    a b C e        C a | b e          1/2    the search missed D
 *     order   C D        a b C D | e f    a b C D        a C | b D          1/2    the treatment likes a more than D
 */
export const WORLD = {
  depth: 4,
  cutoff: 2,
  qrels: [relevant(1, 2, 3), relevant(1), relevant(1, 4, 5), relevant(2, 3), relevant(2, 3)],
  exact: Array.from({ length: 5 }, () => ranking(0, 1, 2, 3)),
  control: [
    ranking(0, 1, 2, 3),
    ranking(0, 1, 2, 3),
    ranking(0, 1, 2, 3),
    ranking(0, 1, 2, 4),
    ranking(0, 1, 2, 3),
  ],
  treatment: [
    ranking(1, 2, 0, 3),
    ranking(1, 0, 2, 3),
    ranking(1, 0, 2, 3),
    ranking(2, 0, 1, 4),
    ranking(0, 2, 1, 3),
  ],
} as const;
