import type { Interval } from "../../statistics/interval.ts";
import { studentQuantile } from "../../statistics/student-t.ts";
import { clusteredArea } from "./clustered-area.ts";
import { labelDispersion } from "./label-dispersion.ts";
import { type SlopeOnTest, slopeOnTest } from "./slope-on-test.ts";

/** Scores of interactions with their labels, 0 to 1, users and items. */
export interface ScoredLabels {
  readonly scores: Float64Array;
  readonly labels: Float64Array;
  readonly users: Int32Array;
  readonly items: Int32Array;
}

/** How much better a score tells the labels of a part apart than those of the test. */
export interface LabelGap extends Interval {
  /** Area under the ROC curve over the part's interactions: 0.5 is chance. */
  readonly area: number;
  /** The same over the test's interactions. */
  readonly testArea: number;
  /** How much of what the score tells of the part's labels it tells of the test's; undefined where it tells of none. */
  readonly onTest: SlopeOnTest | undefined;
  /** Of the part's labels of items with the same score, by what chance gives; undefined where that cannot be said. */
  readonly dispersion: number | undefined;
  /** `area` − `testArea`, in the direction in which the score tells the part's labels apart. */
  readonly gap: number;
}

/**
 * Compares like with like: how a score orders interactions of a part, and how it orders those of the test. A score that was
 * computed from the part's labels loses by that what it knew of them.
 *
 * The interval is Student's t over users, whose rows may depend on each other in both parts.
 *
 * @param users Number of users of the dataset.
 * @param confidence Of the interval, in (0, 1).
 * @returns undefined where a part has one class only, or there are fewer than 20 users.
 */
export function findLabelGap(
  part: ScoredLabels,
  test: ScoredLabels,
  users: number,
  confidence: number,
): LabelGap | undefined {
  const present = new Set([...part.users, ...test.users]).size;
  if (present < FEWEST_USERS || !hasBothClasses(part) || !hasBothClasses(test)) return undefined;
  const there = clusteredArea(part.scores, part.labels, part.users, users);
  const here = clusteredArea(test.scores, test.labels, test.users, users);
  const direction = there.area < 0.5 ? -1 : 1;
  const gap = direction * (there.area - here.area);
  let squares = 0;
  for (let user = 0; user < users; user++) {
    const difference = there.influence[user]! - here.influence[user]!;
    squares += difference * difference;
  }
  const error = Math.sqrt((squares * present) / (present - 1));
  const reach = studentQuantile((1 + confidence) / 2, present - 1) * error;
  return {
    area: there.area,
    testArea: here.area,
    onTest: slopeOnTest(part, test, users, confidence),
    dispersion: labelDispersion(part),
    ...{ gap, low: gap - reach, high: gap + reach },
  };
}

/** Other users, items and times move an area by less. */
export const LEAST_GAP = 0.05;
/** What is left in the test of what a score means, where most of it was knowledge of labels. */
const LEAST_SLOPE = 0.5;
/** Below this share of what chance gives, labels were counted. */
const LEAST_DISPERSION = 0.5;
/** From here on a score means the opposite in the test. */
const OPPOSITE_SLOPE = -0.5;

/**
 * Whether a score knew the part's labels: its whole interval shows a gap, and in the test its values mean less than half
 * of what they mean in the part, or nothing of the part's labels is left to chance once it is known. A narrower
 * choice of items in the test lowers the area alone, and so does a count of something else that new items have not. A score
 * that means the opposite in the test has not lost what it knew: the world has changed.
 */
export function knowsLabels({ low, onTest, dispersion = 1 }: LabelGap): boolean {
  if (low <= LEAST_GAP) return false;
  if (dispersion < LEAST_DISPERSION) return true;
  return onTest !== undefined && onTest.high < LEAST_SLOPE && onTest.slope > OPPOSITE_SLOPE;
}

/** With fewer clusters their errors are too small. */
const FEWEST_USERS = 20;

function hasBothClasses({ labels }: ScoredLabels): boolean {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  return positives > 0 && positives < labels.length;
}
