import type { Dataset, Split } from "../domain.ts";
import { groupPositions } from "./group-positions.ts";

/** A user whose candidates can be labelled: with positives in the tune part that were not met in the train part. */
export interface TrainingUser {
  /** Position in `Dataset.users`. */
  readonly user: number;
  /** Items of the train part: they are no candidates. */
  readonly excluded: Int32Array;
  /** Items with a positive label in the tune part. */
  readonly positives: ReadonlySet<number>;
}

/** The users to learn from by candidates, in the order of the dataset. */
export function trainingUsers({ users, interactions, positiveFrom }: Dataset, split: Split): TrainingUser[] {
  const { item, label, user } = interactions;
  const byUser = (positions: Int32Array) =>
    groupPositions(
      positions.map((position) => user[position]!),
      users.length,
    ).map((group) => group.map((i) => positions[i]!));
  const train = byUser(split.train);
  const tune = byUser(split.tune);
  return users.flatMap((_, who) => {
    const seen = new Set(Array.from(train[who]!, (position) => item[position]!));
    const liked = Array.from(tune[who]!).filter((position) => label[position]! >= positiveFrom);
    const positives = new Set(liked.map((position) => item[position]!).filter((it) => !seen.has(it)));
    return positives.size === 0 ? [] : [{ user: who, excluded: Int32Array.from(seen), positives }];
  });
}
