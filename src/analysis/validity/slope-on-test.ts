import { mean } from "../../statistics/mean.ts";
import { studentQuantile } from "../../statistics/student-t.ts";
import type { ScoredLabels } from "./label-gap.ts";

/** How much of what a score tells of a part's labels it tells of those of the test: 1 all of it, 0 nothing. */
export interface SlopeOnTest {
  readonly slope: number;
  /** The upper end of its interval. */
  readonly high: number;
}

/** Bins of the part's scores in which the share of positives is taken. */
const BINS = 20;

/**
 * The calibration slope of a part's shares of positives on the test's labels: Σ (y − ȳ)(s − s̄) / Σ ((s − s̄)² − s(1 − s) / n)
 * over the test's interactions, with the label y, and the share s of positives in the n rows of the part whose scores are
 * like the interaction's. A score that knew the part's labels promises more there than the test holds. What other items or
 * users are in the test changes how often each s occurs, but not the slope.
 *
 * The interval is Student's t over the test's users, by the first-order influence of each.
 *
 * @param users Number of users of the dataset.
 * @param confidence Of the interval, in (0, 1).
 * @returns undefined where all scores of the test mean the same.
 * @see Cox, Two further applications of a model for binary regression, Biometrika 1958, for the slope
 */
export function slopeOnTest(
  part: ScoredLabels,
  test: ScoredLabels,
  users: number,
  confidence: number,
): SlopeOnTest | undefined {
  const base = mean(test.labels);
  const shares = sharesOf(part, test.scores);
  const promise = mean(Float64Array.from(shares, ({ share }) => share));
  const promised = Float64Array.from(shares, ({ share }) => share - promise);
  // Shares of few rows vary by chance, which makes their squares too large by their variance.
  const squares = shares.reduce(
    (sum, { share, rows }, row) => sum + promised[row]! * promised[row]! - (share * (1 - share)) / rows,
    0,
  );
  if (squares <= 0) return undefined;
  const slope = promised.reduce((sum, share, row) => sum + share * (test.labels[row]! - base), 0) / squares;
  const influence = new Float64Array(users);
  promised.forEach((share, row) => {
    influence[test.users[row]!]! += (share * (test.labels[row]! - base - slope * share)) / squares;
  });
  const present = new Set(test.users).size;
  if (present < 2) return undefined;
  const error = Math.hypot(...influence) * Math.sqrt(present / (present - 1));
  return { slope, high: slope + studentQuantile((1 + confidence) / 2, present - 1) * error };
}

/** The share of positives in some rows of a part. */
interface Share {
  readonly share: number;
  readonly rows: number;
}

/** For each of the scores the share of positives among the part's scores in its bin; bins hold equally many of them. */
function sharesOf({ scores, labels }: ScoredLabels, of: Float64Array): Share[] {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[a]! - scores[b]!);
  const edge = (bin: number) => Math.floor((bin * order.length) / BINS);
  const tops: number[] = [];
  const shares: Share[] = [];
  let start = 0;
  for (let bin = 1; bin <= BINS; bin++) {
    // Equal scores stay in one bin.
    let end = Math.max(edge(bin), start);
    while (end > start && end < order.length && scores[order[end]!] === scores[order[end - 1]!]) end++;
    if (end === start) continue;
    const rows = order.subarray(start, end);
    tops.push(scores[rows.at(-1)!]!);
    const positives = rows.reduce((sum, row) => sum + labels[row]!, 0);
    shares.push({ share: positives / rows.length, rows: rows.length });
    start = end;
  }
  return Array.from(of, (score) => {
    const bin = tops.findIndex((top) => score <= top);
    return shares[bin < 0 ? shares.length - 1 : bin]!;
  });
}
