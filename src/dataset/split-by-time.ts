import type { Interactions, Part } from "../domain.ts";
import { groupPositions } from "./group-positions.ts";

/** Which share of each user's interactions goes to train and to tune, each in [0, 1]; the rest is for the test. */
export interface TimeShares {
  readonly train: number;
  readonly tune: number;
}

/**
 * Cuts each user's interactions by time: of n interactions in the order of time, the first ⌊n · train⌋ are for train,
 * those up to ⌊n · (train + tune)⌋ for tune, the rest for the test. Those of equal time stay together, in the part
 * of the first of them: what is judged is later than all that came before it.
 *
 * @param interactions Columns of one length; `time` in any one unit.
 * @param users Number of users.
 * @returns The part of each interaction.
 * @example five interactions of one user with { train: 0.6, tune: 0.2 } // train, train, train, tune, test
 */
export function splitByTime(
  { user, time }: Pick<Interactions, "user" | "time">,
  users: number,
  { train, tune }: TimeShares,
): Part[] {
  const parts = new Array<Part>(user.length).fill("test");
  for (const positions of groupPositions(user, users)) {
    const ordered = positions.slice().sort((a, b) => time[a]! - time[b]!);
    const times = Float64Array.from(ordered, (position) => time[position]!);
    const tuneStart = afterEqualTimes(times, floorShare(ordered.length, train));
    const testStart = afterEqualTimes(times, floorShare(ordered.length, train + tune));
    for (const position of ordered.subarray(0, tuneStart)) parts[position] = "train";
    for (const position of ordered.subarray(tuneStart, testStart)) parts[position] = "tune";
  }
  return parts;
}

/** The first place from `cut` on whose time is not that of the one before it. */
export function afterEqualTimes(times: Float64Array, cut: number): number {
  let place = cut;
  while (place > 0 && place < times.length && times[place] === times[place - 1]) place++;
  return place;
}

/** ⌊count · share⌋, where a share such as 0.7 + 0.1 = 0.7999999999999999 means 0.8. */
function floorShare(count: number, share: number): number {
  return Math.floor(count * share + 1e-9);
}
