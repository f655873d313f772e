import type { DepthRun } from "../domain.ts";
import type { Report } from "../report/report.ts";
import { rerank } from "../retrieval/rank-by-formula.ts";
import { checkFormula } from "./check-formula.ts";
import type { Evaluation } from "./evaluation.ts";

/**
 * Checks that the engine computes the model that is deployed (`checkFormula`). With folds that is the model of all queries,
 * by which none of them was judged: it ranks them once more, and those that judged are checked beside it.
 */
export async function checkModels(
  evaluation: Evaluation,
): Promise<Pick<Report, "parity" | "parityOfFolds" | "prefetchParity" | "saturation">> {
  const judged = await checkFormula(evaluation);
  if (evaluation.ranking.modelOf === undefined) return judged;
  const { session, split, runs } = evaluation;
  const ranking = { ...evaluation.ranking, modelOf: undefined };
  const deployed: DepthRun[] = [];
  for (const { system, depth } of runs.formula.runs) {
    deployed.push({ system, depth, rankings: await rerank(session, split.queries, ranking, depth) });
  }
  const formula = { ...runs.formula, runs: deployed };
  const { parity } = await checkFormula({ ...evaluation, ranking, runs: { formula } });
  return { ...judged, parity, parityOfFolds: judged.parity };
}
