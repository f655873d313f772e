import { checkDepths } from "../analysis/stages/check-depths.ts";
import { depthCurve } from "../analysis/stages/depth-curve.ts";
import { scoreStages } from "../analysis/stages/loss-by-stage.ts";
import { recommendDepth } from "../analysis/stages/recommend-depth.ts";
import { summarizeStages } from "../analysis/stages/summarize-stages.ts";
import type { DepthRun } from "../domain.ts";
import { judgedAt, shownBy, withRecall } from "../metrics/default-measures.ts";
import { mapWithPauses } from "../pause.ts";
import { createRandom } from "../random.ts";
import type { Report } from "../report/report.ts";
import { compareSystems } from "../scoring/compare-systems.ts";
import { type QueryScores, valuesOf } from "../scoring/query-scores.ts";
import { runAt, scoreRuns } from "../scoring/score-runs.ts";
import { groupScores, scoreTable } from "../scoring/score-table.ts";
import { summarizeScores } from "../scoring/summarize-scores.ts";
import { resample } from "../statistics/resample.ts";
import type { Evaluation, Ranked } from "./evaluation.ts";

/** What the scores of all systems say. */
export type ScoreFindings = Pick<
  Report,
  "systems" | "recommendation" | "depthCurve" | "scores" | "stages" | "comparisons"
>;

/**
 * Scores all systems at every depth and compares the treatment with the others, recommends a depth, and finds which stage
 * loses the hits.
 *
 * @throws HarnessError where a depth did not fetch what it says; see `checkDepths`.
 */
export async function judgeRuns(
  ranked: Ranked,
): Promise<{ readonly evaluation: Evaluation; readonly findings: ScoreFindings }> {
  const { runs, session, dataset, eligibility, split, experiment, pause } = ranked;
  const { candidates, formula, treatment, examined, control, controls } = runs;
  const { users } = dataset;
  const { queries, qrels } = split;
  const { seed, ranking, statistics } = experiment;
  const { measures, headline } = ranking;
  const { confidence, samples } = statistics;
  const available = await mapWithPauses(queries, (query) => eligibility.items(query).count(), pause);
  if (session.retrievers.some(({ isPartial }) => !isPartial)) {
    checkDepths(candidates.runs, available);
    checkDepths(formula.runs, available);
  }

  const queryIds = queries.map(({ user }) => users[user]!.id);
  const scored: QueryScores[] = [];
  const sets = candidates.isUnordered ? [candidates] : [];
  for (const system of [...sets, ...controls, treatment]) {
    scored.push(...(await scoreRuns(system, qrels, measures, pause)));
  }
  const table = scoreTable(scored, queryIds);
  const scores = groupScores(table);
  const resamples = resample(queries.length, samples, createRandom(`${seed}/bootstrap`));
  const curve = await depthCurve(
    examined.runs.map(({ depth }) => ({
      depth,
      values: valuesOf(scores, { system: examined.system, depth, measure: headline.name }),
    })),
    { resamples, random: createRandom(`${seed}/depths`), confidence, pause },
  );
  const stagesOf = ({ depth, rankings }: DepthRun) =>
    scoreStages(
      {
        depth,
        exact: runAt(candidates, depth).rankings,
        found: rankings,
        control: runAt(control, depth).rankings,
        treatment: runAt(treatment, depth).rankings,
      },
      qrels,
      judgedAt(withRecall(measures), depth),
    );
  const stages = (await mapWithPauses(examined.runs, stagesOf, pause)).flat();
  const recommendation = recommendDepth(headline.name, curve, experiment.decision.margin);
  const random = createRandom(`${seed}/comparisons`);
  const { depth } = recommendation;
  return {
    evaluation: {
      ...ranked,
      queryIds,
      table,
      scores,
      resamples,
      depth,
      cutoff: shownBy(headline),
      headline: stages.find((stage) => stage.depth === depth && stage.measure === headline.name)!,
    },
    findings: {
      systems: runs.systems,
      recommendation,
      depthCurve: curve,
      scores: await summarizeScores(scores, resamples, confidence, pause),
      stages: await mapWithPauses(stages, (stage) => summarizeStages(stage, resamples, confidence), pause),
      comparisons: await compareSystems(
        scores,
        [
          ...controls.map(({ system }) => ({ control: system, treatment: treatment.system })),
          ...controls.slice(1).map(({ system }) => ({ control: control.system, treatment: system })),
        ],
        {
          ...{ resamples, randomOf: () => random, confidence, pause },
          isAnswer: (key) =>
            key.control === control.system &&
            key.treatment === treatment.system &&
            key.measure === headline.name,
        },
      ),
    },
  };
}
