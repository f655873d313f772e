import type { Interval } from "../../statistics/interval.ts";
import { studentQuantile } from "../../statistics/student-t.ts";
import { clusteredArea } from "./clustered-area.ts";

/** Scores of interactions with their labels, 0 to 1, and users. */
export interface ScoredLabels {
  readonly scores: Float64Array;
  readonly labels: Float64Array;
  readonly users: Int32Array;
}

/** How much better a score tells the labels of a part apart than those of the test. */
export interface LabelGap extends Interval {
  /** Area under the ROC curve over the part's interactions: 0.5 is chance. */
  readonly area: number;
  /** The same over the test's interactions. */
  readonly testArea: number;
  /** What the test's would be, if each score meant the share of positives there that it means in the part. */
  readonly expectedTestArea: number;
  /** `area` − `testArea`, in the direction in which the score tells the part's labels apart. */
  readonly gap: number;
}

/** Bins of the part's scores in which the share of positives is taken. */
const BINS = 20;

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
    expectedTestArea: clusteredArea(test.scores, shareOfPositives(part, test.scores), test.users, users).area,
    ...{ gap, low: gap - reach, high: gap + reach },
  };
}

/** Other users, items and times move an area by less. */
const LEAST_GAP = 0.05;

/**
 * Whether a score knew the part's labels: its whole interval shows a gap, and so does what its values would be worth on the
 * test's own interactions, which differ from the part's where they were shown otherwise. A score that points the other way in
 * the test has not lost what it knew: the world has changed.
 */
export function knowsLabels({ area, testArea, expectedTestArea, low }: LabelGap): boolean {
  const direction = area < 0.5 ? -1 : 1;
  const turnsRound = direction * (testArea - 0.5) < -LEAST_GAP;
  return !turnsRound && low > LEAST_GAP && direction * (expectedTestArea - testArea) > LEAST_GAP;
}

/** With fewer clusters their errors are too small. */
const FEWEST_USERS = 20;

function hasBothClasses({ labels }: ScoredLabels): boolean {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  return positives > 0 && positives < labels.length;
}

/** For each of the scores the share of positives among the part's scores in its bin; bins hold equally many of them. */
function shareOfPositives({ scores, labels }: ScoredLabels, of: Float64Array): Float64Array {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[a]! - scores[b]!);
  const edge = (bin: number) => Math.floor((bin * order.length) / BINS);
  const tops: number[] = [];
  const shares: number[] = [];
  let start = 0;
  for (let bin = 1; bin <= BINS; bin++) {
    // Equal scores stay in one bin.
    let end = Math.max(edge(bin), start);
    while (end > start && end < order.length && scores[order[end]!] === scores[order[end - 1]!]) end++;
    if (end === start) continue;
    const rows = order.subarray(start, end);
    tops.push(scores[rows.at(-1)!]!);
    shares.push(rows.reduce((sum, row) => sum + labels[row]!, 0) / rows.length);
    start = end;
  }
  return of.map((score) => {
    const bin = tops.findIndex((top) => score <= top);
    return shares[bin < 0 ? shares.length - 1 : bin]!;
  });
}
