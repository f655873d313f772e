import { scoreRankings } from "../metrics/score-rankings.ts";
import type { MissingScoreCost } from "../report/hybrid-report.ts";
import { rerank } from "../retrieval/rank-by-formula.ts";
import { runAt } from "../scoring/score-runs.ts";
import { comparePaired } from "../statistics/compare-paired.ts";
import { mean } from "../statistics/mean.ts";
import type { Evaluation } from "./evaluation.ts";
import { trainFormula } from "./train-formula.ts";

/**
 * Compares the formula that takes a default for what a retriever did not find itself with one that knows every score, each
 * trained on the scores that it ranks by.
 *
 * @returns Undefined where every score is known anyway.
 */
export async function compareMissingScores(evaluation: Evaluation): Promise<MissingScoreCost | undefined> {
  const { retrievers, missing } = evaluation.session;
  if (retrievers.length === 1 || missing !== "default") return undefined;
  const { split, runs, resamples, experiment, depth } = evaluation;
  const { headline } = experiment.ranking;
  const session = { ...evaluation.session, missing: "similarity" as const };
  const { ranking } = await trainFormula({ ...evaluation, session });
  const known = await rerank(session, split.queries, ranking, depth);
  const [similarity, byDefault] = [known, runAt(runs.formula, depth).rankings].map(
    (rankings) => scoreRankings(rankings, split.qrels, [headline])[0]!,
  );
  return {
    depth,
    measure: headline.name,
    similarity: mean(similarity!),
    default: mean(byDefault!),
    ...comparePaired(similarity!, byDefault!, resamples, experiment.statistics.confidence),
  };
}
