import type { Interactions, Part } from "../domain.ts";

/** Where one cut for all users lies, in Unix seconds: what is at a moment or after it belongs to the later part. */
export interface Moments {
  /** At most `testFrom`; nothing is for tune where they are equal. */
  readonly tuneFrom: number;
  readonly testFrom: number;
}

/**
 * Cuts all interactions at the same two moments, so that nothing to learn from is later than anything that is judged.
 *
 * @returns The part of each interaction.
 * @example times 1, 2, 3 with { tuneFrom: 2, testFrom: 3 } // train, tune, test
 */
export function splitAtMoments(
  { time }: Pick<Interactions, "time">,
  { tuneFrom, testFrom }: Moments,
): Part[] {
  return Array.from(time, (at) => (at < tuneFrom ? "train" : at < testFrom ? "tune" : "test"));
}
