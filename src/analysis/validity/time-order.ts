import type { Interactions, Part, Query } from "../../domain.ts";
import { shareOfTrainAfterQueries } from "./train-after-query.ts";

/** Where the parts of a dataset do not follow each other in time. Interactions without a time are left out. */
export interface TimeOrder {
  /** Users with equal times on both sides of a cut: what came first, and so what is judged, their times do not say. */
  readonly usersCutWithinATime: number;
  readonly trainInteractions: number;
  /** Train interactions later than the first test interaction of all users. */
  readonly trainAfterFirstTest: number;
  readonly testInteractions: number;
  /** Test interactions earlier than the last train interaction of all users. */
  readonly testBeforeLastTrain: number;
  /** The share of the train interactions that are later than a query's first test interaction: the mean over queries. */
  readonly trainAfterQueries: number;
}

/**
 * Compares the times of the parts, for each user and for all.
 *
 * @param interactions Columns of one length; NaN for an unknown time.
 * @param users Number of users.
 */
export function checkTimeOrder(
  interactions: Pick<Interactions, "user" | "time" | "part">,
  queries: readonly Pick<Query, "user">[],
  users: number,
): TimeOrder {
  const { time, part } = interactions;
  const timesOf = (wanted: Part) => time.filter((at, i) => part[i] === wanted && !Number.isNaN(at));
  const [train, test] = [timesOf("train"), timesOf("test")];
  const firstTest = test.reduce((first, at) => Math.min(first, at), Number.POSITIVE_INFINITY);
  const lastTrain = train.reduce((last, at) => Math.max(last, at), Number.NEGATIVE_INFINITY);
  return {
    usersCutWithinATime: countCutsWithinATime(interactions, users),
    trainInteractions: train.length,
    trainAfterFirstTest: train.filter((at) => at > firstTest).length,
    testInteractions: test.length,
    testBeforeLastTrain: test.filter((at) => at < lastTrain).length,
    trainAfterQueries: shareOfTrainAfterQueries(interactions, queries, users),
  };
}

/** Counts the users with several interactions and one time for all of them, who cannot be cut by it. */
export function countUsersAtOneTime(
  { user, time }: Pick<Interactions, "user" | "time">,
  users: number,
): number {
  const first = new Float64Array(users).fill(Number.NaN);
  const rows = new Int32Array(users);
  const cannot = new Int8Array(users).fill(1);
  time.forEach((at, i) => {
    const who = user[i]!;
    if (rows[who]! === 0) first[who] = at;
    else if (at !== first[who]) cannot[who] = 0;
    rows[who]! += 1;
  });
  return rows.filter((count, who) => count > 1 && cannot[who] === 1).length;
}

const PARTS: readonly Part[] = ["train", "tune", "test"];

/**
 * Counts the users who have equal times on both sides of a cut between their parts.
 *
 * @param interactions Columns of one length; NaN for an unknown time.
 * @param users Number of users.
 */
export function countCutsWithinATime(
  { user, time, part }: Pick<Interactions, "user" | "time" | "part">,
  users: number,
): number {
  // Of each user: the last time before each cut, and the first one after it.
  const cuts = [1, 2].map((from) => ({
    from,
    last: new Float64Array(users).fill(Number.NEGATIVE_INFINITY),
    first: new Float64Array(users).fill(Number.POSITIVE_INFINITY),
  }));
  time.forEach((at, i) => {
    const who = user[i]!;
    for (const { from, last, first } of cuts) {
      if (PARTS.indexOf(part[i]!) < from) {
        if (at > last[who]!) last[who] = at;
      } else if (at < first[who]!) first[who] = at;
    }
  });
  let count = 0;
  for (let who = 0; who < users; who++) {
    if (cuts.some(({ last, first }) => last[who] === first[who])) count++;
  }
  return count;
}
