import type { Dataset, Interactions, Part } from "../../domain.ts";
import type { ProblemList } from "../../problem-list.ts";
import { foldOfQuery, numberFolds } from "../folds.ts";
import { type Moments, splitAtMoments } from "../split-at-moments.ts";
import { splitByLast } from "../split-by-last.ts";
import { partOfQuery } from "../split-by-query.ts";
import { splitByTime } from "../split-by-time.ts";
import type { UncutInteractions } from "./read-interactions.ts";
import type { ReadUsers } from "./read-users.ts";
import type { SplitRule, TimeSplit } from "./split-format.ts";

/**
 * Cuts interactions into parts as a manifest says; or users into folds, all of whose interactions are for the test.
 *
 * @throws HarnessError `input` where all users are in one fold.
 */
export function cutInteractions(
  { part, ...columns }: UncutInteractions,
  { users, folds }: Pick<ReadUsers, "users" | "folds">,
  split: SplitRule,
  problems: ProblemList,
): Pick<Dataset, "interactions" | "partsOf" | "folds"> {
  const cut = (part: Interactions["part"]) => ({ ...columns, part });
  const inFolds = (names: readonly (string | number)[]) => ({
    interactions: cut(new Array<Part>(columns.user.length).fill("test")),
    partsOf: "users" as const,
    folds: numberFolds(names),
  });
  switch (split.by) {
    case "part":
      return { interactions: cut(part!) };
    case "time":
      return { interactions: cut(cutByTime(columns, users.length, split, problems)) };
    case "last":
      return { interactions: cut(splitByLast(columns, users.length, split)) };
    case "fold":
      return inFolds(folds);
    case "query": {
      if ("folds" in split) return inFolds(users.map(({ id }) => foldOfQuery(id, split.folds)));
      const parts = users.map(({ id }) => partOfQuery(id, split));
      return { interactions: cut(Array.from(columns.user, (user) => parts[user]!)), partsOf: "users" };
    }
  }
}

/** Cuts by shares of each user's interactions, or at moments, for which there must be interactions on both sides. */
export function cutByTime(
  columns: Pick<Interactions, "user" | "time">,
  users: number,
  split: TimeSplit,
  problems: ProblemList,
): Part[] {
  if (!("testFrom" in split)) return splitByTime(columns, users, split);
  const problem = outside(columns.time, split);
  if (problem !== undefined) problems.add(`dataset.json: split ${problem}`);
  return splitAtMoments(columns, split);
}

/** What is wrong with a test that has all of the interactions, or none. */
function outside(time: Float64Array, { testFrom }: Moments): string | undefined {
  const first = time.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const last = time.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY);
  if (time.some(Number.isNaN) || (first < testFrom && testFrom <= last)) return undefined;
  return `puts testFrom at ${testFrom}, but the interactions' times run from ${first} to ${last}; both are Unix seconds`;
}
