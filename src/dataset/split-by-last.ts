import type { Interactions, Part } from "../domain.ts";
import { groupPositions } from "./group-positions.ts";
import { afterEqualTimes } from "./split-by-time.ts";

/** How many of each user's last interactions go to tune and to the test. */
export interface LastCounts {
  readonly tune: number;
  readonly test: number;
}

/**
 * Leaves out each user's last interactions: in the order of time the last `test` are for the test, the `tune` before them for
 * tune, the others for train. Those of equal time stay together, in the part of the first of them, so that a user may have
 * fewer of the later; one with no more than `tune` + `test` interactions has them all in train.
 *
 * @param interactions Columns of one length; `time` in any one unit.
 * @param users Number of users.
 * @returns The part of each interaction.
 * @example four interactions of one user with { tune: 1, test: 1 } // train, train, tune, test
 */
export function splitByLast(
  { user, time }: Pick<Interactions, "user" | "time">,
  users: number,
  { tune, test }: LastCounts,
): Part[] {
  const parts = new Array<Part>(user.length).fill("train");
  for (const positions of groupPositions(user, users)) {
    if (positions.length <= tune + test) continue;
    const ordered = positions.slice().sort((a, b) => time[a]! - time[b]!);
    const times = Float64Array.from(ordered, (position) => time[position]!);
    const tuneStart = afterEqualTimes(times, ordered.length - test - tune);
    const testStart = afterEqualTimes(times, ordered.length - test);
    for (const position of ordered.subarray(tuneStart, testStart)) parts[position] = "tune";
    for (const position of ordered.subarray(testStart)) parts[position] = "test";
  }
  return parts;
}
