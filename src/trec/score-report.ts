import type { Measure } from "../metrics/measure.ts";
import { createRandom } from "../random.ts";
import { bootstrapInterval } from "../statistics/bootstrap-interval.ts";
import { type Description, describe } from "../statistics/describe.ts";
import type { Interval } from "../statistics/interval.ts";
import { type MeanTieBounds, meanTieBounds } from "../statistics/mean-tie-bounds.ts";
import { resample } from "../statistics/resample.ts";
import { compareRuns, type RunComparison } from "./compare-runs.ts";
import type { FileScores, RunScores } from "./score-files.ts";

/** Everything that there is to print about some runs. */
export interface ScoreReport {
  readonly qrels: string;
  readonly queries: number;
  readonly withoutRelevant: FileScores["withoutRelevant"];
  /** Lines of the qrels that begin with `#` and were passed over. */
  readonly comments: number;
  readonly runs: readonly RunReport[];
  /** Empty where there is one run, or one query, which cannot tell a difference from chance. */
  readonly comparisons: readonly RunComparison[];
}

/** What there is to print about one run. */
export interface RunReport extends Omit<RunScores, "values" | "ties"> {
  readonly scores: readonly MeasureReport[];
  /** One entry a query, in the order of the qrels; only if asked for. */
  readonly perQuery?: readonly QueryReport[];
}

/** The scores of one query, by measure. */
export interface QueryReport {
  readonly query: string;
  readonly scores: { readonly [measure: string]: number };
}

/** Of every interval in a score report. */
export const confidence = 0.95;

/** One measure over all queries, with the interval of its mean. */
export interface MeasureReport extends Description, Interval {
  readonly measure: string;
  readonly ties: MeanTieBounds;
}

const samples = 10_000;

/** Summarizes and compares scores, with bootstrap samples that depend on the number of queries alone. */
export function buildScoreReport(
  scores: FileScores,
  measures: readonly Measure[],
  qrels: string,
  perQuery: boolean,
): ScoreReport {
  const { queries, withoutRelevant, comments, runs } = scores;
  const resamples = resample(queries.length, samples, createRandom("score"));
  return {
    qrels,
    queries: queries.length,
    withoutRelevant,
    comments,
    runs: runs.map(({ values, ties, ...run }) => ({
      ...run,
      scores: measures.map(({ name }, i) => ({
        measure: name,
        ...describe(values[i]!),
        ...bootstrapInterval(values[i]!, resamples, confidence),
        ties: meanTieBounds(ties[i]!),
      })),
      ...(perQuery ? { perQuery: byQuery(queries, measures, values) } : {}),
    })),
    comparisons: compareRuns(scores, measures, resamples, confidence),
  };
}

function byQuery(
  queries: readonly string[],
  measures: readonly Measure[],
  values: RunScores["values"],
): QueryReport[] {
  return queries.map((query, q) => ({
    query,
    scores: Object.fromEntries(measures.map(({ name }, i) => [name, values[i]![q]!])),
  }));
}
