import type { Measure } from "../metrics/measure.ts";
import { createRandom } from "../random.ts";
import { compareSystems, type SystemComparison } from "../scoring/compare-systems.ts";
import { type Description, describe } from "../statistics/describe.ts";
import type { Interval } from "../statistics/interval.ts";
import { type MeanTieBounds, meanTieBounds } from "../statistics/mean-tie-bounds.ts";
import { type Resamples, resample } from "../statistics/resample.ts";
import { summarize } from "../statistics/summarize.ts";
import type { FileScores, RunScores } from "./score-files.ts";

/** Everything that there is to print about some runs. */
export interface ScoreReport {
  readonly qrels: string;
  readonly queries: number;
  readonly withoutRelevant: FileScores["withoutRelevant"];
  /** Lines of the qrels that begin with `#` and were passed over. */
  readonly comments: number;
  readonly runs: readonly RunReport[];
  /** Of every further run with the first. Empty with one run, or one query, which cannot tell a difference from chance. */
  readonly comparisons: readonly SystemComparison[];
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
export async function buildScoreReport(
  scores: FileScores,
  measures: readonly Measure[],
  qrels: string,
  perQuery: boolean,
): Promise<ScoreReport> {
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
        ...summarize(values[i]!, resamples, confidence),
        ties: meanTieBounds(ties[i]!),
      })),
      ...(perQuery ? { perQuery: byQuery(queries, measures, values) } : {}),
    })),
    comparisons: await compareWithFirst(runs, measures, resamples),
  };
}

function compareWithFirst(
  runs: readonly RunScores[],
  measures: readonly Measure[],
  resamples: Resamples,
): Promise<SystemComparison[]> {
  const [control, ...treatments] = runs.map(({ run }) => run);
  const scores = runs.flatMap(({ run, values }) =>
    measures.map(({ name }, i) => ({ system: run, depth: undefined, measure: name, values: values[i]! })),
  );
  const pairs = treatments.map((treatment) => ({ control: control!, treatment }));
  const randomOf = (measure: string) => createRandom(`score/${measure}`);
  return compareSystems(scores, pairs, { resamples, randomOf, confidence });
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
