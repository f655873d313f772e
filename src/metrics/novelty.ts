import { meanOfFirst } from "./mean-of-first.ts";
import { type Measure, measureName } from "./measure.ts";

/**
 * Novelty@k, how little known the first k items are, in bits: the mean of −log2(share of users who met the item). An
 * item that nobody met counts as if one user had. An empty ranking scores 0.
 *
 * @param cutoff k, at least 1.
 * @param usersOf How many users met each item in training, by item number.
 * @param users How many users there are, at least 1.
 * @returns A measure in [0, log2(users)].
 * @see Vargas and Castells, Rank and relevance in novelty and diversity metrics for recommender systems (2011)
 * @example of 8 users, 4 met the one item and 1 the other: Novelty@2 = (1 + 3) / 2
 */
export function novelty(cutoff: number, usersOf: ArrayLike<number>, users: number): Measure {
  return {
    name: measureName("Novelty", {}, cutoff),
    family: "Novelty",
    cutoff,
    direction: "higher",
    range: [0, Math.log2(users)],
    score: (query) => meanOfFirst(query, cutoff, (item) => Math.log2(users / Math.max(usersOf[item]!, 1))),
  };
}
