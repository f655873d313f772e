import type { Interactions, Query } from "../../domain.ts";
import { mean } from "../../statistics/mean.ts";

/**
 * The share of the train interactions, of all users, that are later than a query's first test interaction: what a service
 * could not have known at that time. A split at one moment for all has 0.
 *
 * @param interactions Columns of one length; those with an unknown time (NaN) are left out.
 * @param users Number of users.
 * @returns The mean over the queries with a known time, in [0, 1]; 0 where there are none.
 * @example train at 1 and 3, one query tested at 2 // 0.5
 */
export function shareOfTrainAfterQueries(
  { user, time, part }: Pick<Interactions, "user" | "time" | "part">,
  queries: readonly Pick<Query, "user">[],
  users: number,
): number {
  const train = time.filter((at, i) => part[i] === "train" && !Number.isNaN(at)).sort();
  const firstTest = new Float64Array(users).fill(Number.POSITIVE_INFINITY);
  time.forEach((at, i) => {
    if (part[i] === "test" && at < firstTest[user[i]!]!) firstTest[user[i]!] = at;
  });
  const moments = queries.map((query) => firstTest[query.user]!).filter(Number.isFinite);
  if (train.length === 0 || moments.length === 0) return 0;
  return mean(moments.map((moment) => 1 - countUpTo(train, moment) / train.length));
}

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(ascending: Float64Array, limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
