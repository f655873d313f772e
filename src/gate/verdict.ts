import { parseMeasure } from "../metrics/parse-measure.ts";
import type { Random } from "../random.ts";
import type { ScoreKey } from "../scoring/query-scores.ts";
import { type MaxTTest, maxTCriticalValue, maxTPValue, maxTTest } from "../statistics/max-t-test.ts";
import { mean } from "../statistics/mean.ts";
import { pairedDifferences } from "../statistics/paired-differences.ts";
import { spread } from "../statistics/spread.ts";
import { keptAnchor } from "./anchor.ts";
import type { Baseline, FreshRun } from "./baseline.ts";
import {
  type BaselineColumn,
  columnValues,
  headlineColumn,
  isSameColumn,
  keyOf,
} from "./baseline-columns.ts";
import { type Power, powerOf } from "./gate-power.ts";

/** How one score moved between an accepted run and a fresh one. */
export interface Change extends ScoreKey {
  /** Means over the queries. */
  readonly baseline: number;
  readonly current: number;
  /** Current minus baseline. */
  readonly difference: number;
  /** Of the one-sided test that it moved as it did, corrected for all scores of the check; 1 where the mean stayed. */
  readonly pValue: number;
  readonly outcome: ChangeOutcome;
}

/** What can be said of a change: only a measurable one that exceeds the minimum effect is a regression or improvement. */
export type ChangeOutcome =
  | "regressed"
  | "improved"
  | "within-minimum-effect"
  | "not-measurable"
  | "unchanged";

/** The outcome of a check. */
export interface Verdict {
  /** At the depth that the baseline recommended. */
  readonly headline: Change;
  /** How many scores were compared with the baseline. */
  readonly checked: number;
  readonly regressed: readonly Change[];
  readonly improved: readonly Change[];
  /** The headline against the first baseline on these data; left out where this is the first. */
  readonly sinceAnchor?: Change;
  /** Left out where nothing says how far queries move. */
  readonly power?: Power;
}

/** How a run is judged. */
export interface GateOptions {
  /** All scores of the treatment, or its headline alone. */
  readonly measures: "all" | "headline";
  /** A drop of a mean by so much is never a regression: in the unit of the measure, or as a share of the baseline's mean. */
  readonly minimumEffect: number | { readonly relative: number };
  /** α, in (0, 1): how often a check fails, at most, where nothing became worse. */
  readonly significance: number;
  /** Draws the sign patterns. */
  readonly random: Random;
  /** How many sign patterns to draw; 9,999 by default. */
  readonly samples?: number;
  /** Standard errors of the headline's differences to the runs that lack one feature. */
  readonly ablations?: readonly number[];
}

/**
 * Judges a fresh run against an accepted one, query by query. The treatment's scores are tested together, by a max-T
 * randomisation test: where none of them became worse, the chance that any is called a regression is at most α. A score
 * regressed where its corrected one-sided p-value is at most α and its mean dropped by more than the minimum effect; it
 * improved likewise. The headline of the first baseline is one more score of the test.
 *
 * Both must hold the same queries and columns (`checkComparable` makes sure).
 */
export function judge(baseline: Baseline, current: FreshRun, options: GateOptions): Verdict {
  const { measures, minimumEffect, significance, random, samples, ablations = [] } = options;
  const ids = Object.keys(current.queries);
  const headline = headlineColumn(baseline, current);
  const columns =
    measures === "headline"
      ? [headline]
      : baseline.columns.filter(({ system }) => system === headline.system);
  const anchor = keptAnchor(baseline, current);
  const pairs = [
    ...columns.map((column) => pairOf(column, columnValues(baseline, column, ids), current)),
    ...(anchor === undefined
      ? []
      : [
          pairOf(
            anchor,
            Float64Array.from(ids, (id) => anchor.queries[id]!),
            current,
          ),
        ]),
  ];
  const gains = pairs.map(({ gain }) => gain);
  const test = maxTTest(gains, random, samples);

  const changes = pairs.map(({ key, before, after, difference }, i): Change => {
    const statistic = test.statistics[i];
    const pValue = statistic === undefined || statistic === 0 ? 1 : maxTPValue(test, Math.abs(statistic));
    const outcome = ((): ChangeOutcome => {
      if (statistic === undefined) return "unchanged";
      if (pValue > significance) return "not-measurable";
      if (Math.abs(difference) <= absolute(minimumEffect, before)) return "within-minimum-effect";
      return statistic < 0 ? "regressed" : "improved";
    })();
    return { ...key, baseline: before, current: after, difference, pValue, outcome };
  });
  const checked = changes.slice(0, columns.length);
  const position = columns.findIndex((column) => isSameColumn(column, headline));
  const answer = changes[position]!;
  const power = powerOf({
    queries: ids.length,
    standardError: spread(gains[position]!) / Math.sqrt(ids.length),
    changed: answer.outcome !== "unchanged",
    ablations,
    critical: maxTCriticalValue(
      answer.outcome === "unchanged" ? testLike(pairs, random) : test,
      significance,
    ),
    significance,
    minimumEffect: absolute(minimumEffect, answer.baseline),
  });
  return {
    headline: answer,
    checked: checked.length,
    regressed: checked.filter(({ outcome }) => outcome === "regressed"),
    improved: checked.filter(({ outcome }) => outcome === "improved"),
    ...(anchor && { sinceAnchor: changes.at(-1)! }),
    ...(power && { power }),
  };
}

type Pair = ReturnType<typeof pairOf>;

/** Two lists of values of one column, and what they say before any test. */
function pairOf(column: BaselineColumn, before: Float64Array, current: FreshRun) {
  const after = columnValues(current, column, Object.keys(current.queries));
  const differences = pairedDifferences(before, after);
  const isHigherBetter = parseMeasure(column.measure).direction === "higher";
  return {
    key: keyOf(column),
    before: mean(before),
    after: mean(after),
    values: after,
    difference: mean(differences),
    /** Above 0 where the query became better. */
    gain: isHigherBetter ? differences : differences.map((difference) => -difference),
  };
}

/**
 * A test as it would be of differences between columns that have in common what their values have: for a critical value
 * where nothing differs.
 */
function testLike(pairs: readonly Pair[], random: Random): MaxTTest {
  return maxTTest(
    pairs.map(({ values }) => values.map((value) => value - mean(values))),
    random,
  );
}

function absolute(minimumEffect: GateOptions["minimumEffect"], baseline: number): number {
  return typeof minimumEffect === "number" ? minimumEffect : minimumEffect.relative * Math.abs(baseline);
}

/** Whether a check passes, doubts and requirements aside. */
export function isRegression({ regressed, sinceAnchor }: Verdict): boolean {
  return regressed.length > 0 || sinceAnchor?.outcome === "regressed";
}
