import type { Feature } from "../features/feature.ts";
import { scoreRankings } from "../metrics/score-rankings.ts";
import type { ModelOf } from "../model/fit-folds.ts";
import { rerank } from "../retrieval/rank-by-formula.ts";
import type { Evaluation } from "./evaluation.ts";

/** What a model on trial is judged on. */
export type RankingTrial = Pick<Evaluation, "session" | "split" | "experiment" | "depth">;

/** Re-ranks all queries by a model in the engine; the headline measure of each, at the recommended depth. */
export async function scoreModel(
  { session, split, experiment, depth }: RankingTrial,
  modelOf: ModelOf,
  features: readonly Feature[],
): Promise<Float64Array> {
  const { form, headline } = experiment.ranking;
  const rankings = await rerank(
    session,
    split.queries,
    { model: modelOf(0), modelOf, features, form },
    depth,
  );
  return scoreRankings(rankings, split.qrels, [headline])[0]!;
}
