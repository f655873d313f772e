import type { Item, User } from "../domain.ts";
import type { Feature } from "../features/feature.ts";
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
  readonly prefetchScore: number;
  /** By how much the prefetch score in the engine may be another one: 0 where it is the very number that was retrieved. */
  readonly prefetchRounding: number;
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
  { user, item, prefetchScore, prefetchRounding }: ScoredCandidate,
  precision: number,
): number {
  const logitAt = (score: number) => formulaLogit(model, features, user, item, [score]);
  const z = logitAt(prefetchScore);
  let open = Math.max(
    Math.abs(logitAt(prefetchScore + prefetchRounding) - z),
    Math.abs(logitAt(prefetchScore - prefetchRounding) - z),
  );
  features.forEach((feature, j) => {
    const value = Math.abs(feature.value(user, item, [prefetchScore]));
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
