import { analyseUnjudged } from "../analysis/lists/unjudged.ts";
import type { Run } from "../domain.ts";
import { judged } from "../metrics/judged.ts";
import { scoreRankings } from "../metrics/score-rankings.ts";
import { createRandom } from "../random.ts";
import type { Report } from "../report/report.ts";
import { runAt } from "../scoring/score-runs.ts";
import { mean } from "../statistics/mean.ts";
import type { Evaluation } from "./evaluation.ts";

/**
 * Looks at what was never judged, which may be what was never shown: how much of both systems' results it is, and whether
 * the answer depends on it.
 *
 * @returns Nothing where every pair is judged: the dataset says so, or all results have a judgment.
 */
export function examineJudgments(evaluation: Evaluation): Pick<Report, "unjudged"> {
  const { dataset, split, runs, experiment, resamples, depth, cutoff } = evaluation;
  const { seed, ranking, statistics } = experiment;
  const { confidence } = statistics;
  if (dataset.judgments === "complete") return {};
  const judgedShare = judged(cutoff);
  const share = ({ rankings }: Run) => mean(scoreRankings(rankings, split.qrels, [judgedShare])[0]!);
  const shares = ranking.depths.map((at) => ({
    depth: at,
    control: share(runAt(runs.control, at)),
    treatment: share(runAt(runs.treatment, at)),
  }));
  if (shares.every(({ control, treatment }) => control === 1 && treatment === 1)) return {};
  const systems = [...runs.controls, runs.treatment].map((one) => ({
    system: one.system,
    share: share(runAt(one, depth)),
  }));
  const rankings = {
    control: runAt(runs.control, depth).rankings,
    treatment: runAt(runs.treatment, depth).rankings,
  };
  const { headline } = ranking;
  const random = createRandom(`${seed}/unjudged`);
  const answer = analyseUnjudged(rankings, split.qrels, { headline, cutoff, resamples, random, confidence });
  return { unjudged: { shares, systems, ...answer } };
}
