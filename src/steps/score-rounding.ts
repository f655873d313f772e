import type { Item, User } from "../domain.ts";
import type { Feature, PrefetchScores } from "../features/feature.ts";
import { formulaLogit, scoreOfLogit } from "../model/formula.ts";
import { similarityScale } from "../model/similarity.ts";
import type { RankingModel } from "../retrieval/query-plan.ts";

/** What a few operations in 64 bits leave open, as a share of their result. */
const ROUNDING_64 = 1e-12;

/** Some steps of the smallest numbers in 32 bits, which are far apart for their size. */
const SMALLEST = 1e-44;

/** A candidate, as the model scores it. */
export interface ScoredCandidate {
  readonly user: User;
  readonly item: Item;
  /** What each source scores it. */
  readonly scores: PrefetchScores;
  /** By how much each of these may be another one in the engine: 0 where it is the very number that was retrieved. */
  readonly roundings: PrefetchScores;
}

/**
 * By how much rounding can change the score of a candidate before its last digits: what the scores of vectors leave open,
 * which the engine adds up in an order and in a datatype of its own. What differs by more is computed otherwise.
 *
 * @param precision Of scores of further vectors, as a share of the product of the two vectors' lengths.
 * @returns In the unit of the score.
 */
export function scoreRounding(
  { model, features, form }: RankingModel,
  { user, item, scores, roundings }: ScoredCandidate,
  precision: number,
): number {
  const logitAt = (others: PrefetchScores) => formulaLogit(model, features, user, item, others);
  const z = logitAt(scores);
  let open = 0;
  for (const [i, rounding] of Array.from(roundings).entries()) {
    if (rounding === 0) continue;
    const moved = [rounding, -rounding].map((by) =>
      Array.from(scores, (score, j) => score + (j === i ? by : 0)),
    );
    open += Math.max(...moved.map((others) => Math.abs(logitAt(others) - z)));
  }
  features.forEach((feature, j) => {
    const value = Math.abs(feature.value(user, item, scores));
    const byVectors =
      precision * Math.max(value * (feature.vectors?.length ?? 0), lengthsOf(feature, user, item));
    open += Math.abs(model.weights[j]!) * (ROUNDING_64 * value + byVectors);
  });
  const score = scoreOfLogit(form, z);
  const moved = [z + open, z - open].map((other) => Math.abs(scoreOfLogit(form, other) - score));
  return Math.max(...moved) + SMALLEST;
}

/** The product of the lengths of a user's and an item's further vectors; 0 for a feature that has none. */
function lengthsOf({ vectors = [] }: Feature, user: User, item: Item): number {
  return vectors.reduce(
    (sum, { ofUser, ofItem }) => sum + similarityScale("Dot", ofUser(user), ofItem(item)),
    0,
  );
}
