import type { Split } from "../domain.ts";
import type { Measure } from "../metrics/measure.ts";
import { scoreRankings } from "../metrics/score-rankings.ts";
import type { RankingModel } from "../retrieval/query-plan.ts";
import { rerank, type SearchSession } from "../retrieval/search-session.ts";

/** Where models are compared by the ranking that they give. */
export interface RankingTrial {
  readonly session: SearchSession;
  readonly split: Split;
  readonly form: RankingModel["form"];
  readonly depth: number;
  readonly measure: Measure;
}

/** Re-ranks all queries by a model in the engine; the measure of each. */
export async function scoreModel(
  { session, split, form, depth, measure }: RankingTrial,
  ranking: Omit<RankingModel, "form">,
): Promise<Float64Array> {
  const rankings = await rerank(session, split.queries, { ...ranking, form }, depth);
  return scoreRankings(rankings, split.qrels, [measure])[0]!;
}
