import type { Dataset, Split } from "../domain.ts";
import { groupPositions } from "./group-positions.ts";

/** A user whose candidates can be labelled: with positives that were not met before. */
export interface TrainingUser {
  /** Position in `Dataset.users`. */
  readonly user: number;
  /** Items of the train part: they are no candidates. Empty where users have no history. */
  readonly excluded: Int32Array;
  /** Items with a positive label in the tune part; of users that are wholly in one part, in theirs. */
  readonly positives: ReadonlySet<number>;
}

/**
 * The users to learn from by candidates, in the order of the dataset: those with positives in the tune part; where each
 * user is wholly in one part, those of the train part; with folds all.
 */
export function trainingUsers(
  dataset: Dataset,
  { train, tune }: Pick<Split, "train" | "tune">,
): TrainingUser[] {
  const { users, interactions, positiveFrom, partsOf, folds } = dataset;
  const { item, label, user } = interactions;
  const byUser = (positions: Int32Array) =>
    groupPositions(
      positions.map((position) => user[position]!),
      users.length,
    ).map((group) => group.map((i) => positions[i]!));
  const isWhole = partsOf === "users";
  const all = () => Int32Array.from(item.keys());
  const labelling = byUser(isWhole ? (folds === undefined ? train : all()) : tune);
  const met = byUser(isWhole ? new Int32Array() : train);
  return users.flatMap((_, who) => {
    const seen = new Set(Array.from(met[who]!, (position) => item[position]!));
    const liked = Array.from(labelling[who]!).filter((position) => label[position]! >= positiveFrom);
    const positives = new Set(liked.map((position) => item[position]!).filter((it) => !seen.has(it)));
    return positives.size === 0 ? [] : [{ user: who, excluded: Int32Array.from(seen), positives }];
  });
}
