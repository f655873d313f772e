import type { Dataset, Split, UserNumber } from "../domain.ts";
import { groupPositions } from "./group-positions.ts";

/** A user whose candidates can be labelled: with positives that were not met before. */
export interface TrainingUser {
  /** Position in `Dataset.users`. */
  readonly user: UserNumber;
  /** Items of the train part: they are no candidates. Empty where users have no history. */
  readonly excluded: Int32Array;
  /**
   * The items with a positive label in the tune part, and their greatest label; of users that are wholly in one part, in
   * theirs.
   */
  readonly positives: ReadonlyMap<number, number>;
  /** The greatest label of every item there, the positives among them. */
  readonly grades: ReadonlyMap<number, number>;
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
    const positives = new Map<number, number>();
    const grades = new Map<number, number>();
    for (const position of labelling[who]!) {
      const [it, grade] = [item[position]!, label[position]!];
      if (seen.has(it)) continue;
      grades.set(it, Math.max(grade, grades.get(it) ?? grade));
      if (grade < positiveFrom) continue;
      positives.set(it, Math.max(grade, positives.get(it) ?? grade));
    }
    return positives.size === 0 ? [] : [{ user: who, excluded: Int32Array.from(seen), positives, grades }];
  });
}
