import type { Interactions, Part } from "../domain.ts";
import { groupPositions } from "./group-positions.ts";

/** Which share of each user's interactions goes to train and to tune, each in [0, 1]; the rest is for the test. */
export interface TimeShares {
  readonly train: number;
  readonly tune: number;
}

/**
 * Cuts each user's interactions by time: of n interactions in the order of time, the first ⌊n · train⌋ are for train,
 * those up to ⌊n · (train + tune)⌋ for tune, the rest for the test. Equal times keep the order of the dataset.
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
    const ordered = positions.slice().sort((a, b) => time[a]! - time[b]! || a - b);
    const tuneStart = floorShare(ordered.length, train);
    const testStart = floorShare(ordered.length, train + tune);
    for (const position of ordered.subarray(0, tuneStart)) parts[position] = "train";
    for (const position of ordered.subarray(tuneStart, testStart)) parts[position] = "tune";
  }
  return parts;
}

/** ⌊count · share⌋, where a share such as 0.7 + 0.1 = 0.7999999999999999 means 0.8. */
function floorShare(count: number, share: number): number {
  return Math.floor(count * share + 1e-9);
}
