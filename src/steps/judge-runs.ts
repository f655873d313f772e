import { compareSystems } from "../analysis/scores/compare-systems.ts";
import { orderMeasures, scoreRuns } from "../analysis/scores/score-runs.ts";
import { groupScores, type QueryScores, scoreTable } from "../analysis/scores/score-table.ts";
import { summarizeScores } from "../analysis/scores/summarize-scores.ts";
import { checkDepths } from "../analysis/stages/check-depths.ts";
import { depthCurve } from "../analysis/stages/depth-curve.ts";
import { type StageScores, scoreStages } from "../analysis/stages/loss-by-stage.ts";
import { recommendDepth } from "../analysis/stages/recommend-depth.ts";
import { summarizeStages } from "../analysis/stages/summarize-stages.ts";
import type { Dataset, Run, Split } from "../domain.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { headlineCutoff } from "../experiment/headline-cutoff.ts";
import { parseMeasure } from "../metrics/parse-measure.ts";
import { mapWithPauses, NO_PAUSE, type Pause } from "../pause.ts";
import { createRandom } from "../random.ts";
import type { Report } from "../report/report.ts";
import { type Resamples, resample } from "../statistics/resample.ts";
import { excludedItems } from "./excluded-items.ts";

/** The rankings of all queries that an experiment made. */
export interface Runs {
  /** The vector order at the greatest depth. */
  readonly vector: Run;
  /** The formula's order at each depth, ascending. */
  readonly formula: readonly Run[];
}

/** The runs, scored, and what the scores say. */
export interface JudgedRuns {
  /** Ids of the users behind the queries. */
  readonly queryIds: readonly string[];
  readonly scores: readonly QueryScores[];
  /** By the recommendation's measure at its depth. */
  readonly headline: StageScores;
  readonly resamples: Resamples;
  readonly findings: Pick<Report, "recommendation" | "depthCurve" | "scores" | "stages" | "comparisons">;
}

/**
 * Scores both systems at every depth and compares them, recommends a depth, and finds which stage loses the hits.
 *
 * @throws HarnessError where a depth did not fetch what it says; see `checkDepths`.
 */
export async function judgeRuns(
  { vector, formula }: Runs,
  { users, items }: Dataset,
  { queries, qrels }: Split,
  { seed, retrieval, ranking, statistics }: Experiment,
  pause: Pause = NO_PAUSE,
): Promise<JudgedRuns> {
  const { depths, cutoffs } = ranking;
  const { confidence, samples } = statistics;
  const available = queries.map((query) => items.length - excludedItems(query, retrieval).length);
  checkDepths([vector], available);
  checkDepths(formula, available);

  const queryIds = queries.map(({ user }) => users[user]!.id);
  const scored = await scoreRuns(vector, formula, qrels, depths, cutoffs, pause);
  const scores = groupScores(scoreTable(scored, queryIds));
  const resamples = resample(queries.length, samples, createRandom(`${seed}/bootstrap`));
  const curve = await depthCurve(
    scores,
    `P@${headlineCutoff(cutoffs)}`,
    resamples,
    createRandom(`${seed}/depths`),
    confidence,
    pause,
  );
  const measures = [...orderMeasures(cutoffs), ...cutoffs.map((cutoff) => `R@${cutoff}`)].map(parseMeasure);
  const stagesOf = ({ depth, rankings }: Run) =>
    scoreStages(
      { depth, exact: vector.rankings, vector: vector.rankings, formula: rankings },
      qrels,
      measures,
    );
  const stages = (await mapWithPauses(formula, stagesOf, pause)).flat();
  const recommendation = recommendDepth(curve, 1 - confidence);
  const headline = stages.find(
    ({ depth, measure }) => depth === recommendation.depth && measure === recommendation.measure,
  )!;
  return {
    queryIds,
    scores,
    headline,
    resamples,
    findings: {
      recommendation,
      depthCurve: curve.points,
      scores: await summarizeScores(scores, resamples, confidence, pause),
      stages: await mapWithPauses(stages, (stage) => summarizeStages(stage, resamples, confidence), pause),
      comparisons: await compareSystems(
        scores,
        resamples,
        createRandom(`${seed}/comparisons`),
        confidence,
        pause,
      ),
    },
  };
}
