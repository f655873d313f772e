import type { Split } from "../domain.ts";
import { parseMeasure } from "../metrics/parse-measure.ts";
import { scoreRankings } from "../metrics/score-rankings.ts";
import type { RankingModel } from "../retrieval/query-plan.ts";
import { rerank, type SearchSession } from "../retrieval/search-session.ts";

/** Where models are compared by the ranking that they give. */
export interface RankingTrial {
  readonly session: SearchSession;
  readonly split: Split;
  readonly form: RankingModel["form"];
  readonly depth: number;
  /** Printed name of the measure: `P@10`. */
  readonly measure: string;
}

/** Re-ranks all queries by a model in the engine; the measure of each. */
export async function scoreModel(
  { session, split, form, depth, measure }: RankingTrial,
  ranking: Omit<RankingModel, "form">,
): Promise<Float64Array> {
  const { rankings } = await rerank(session, split.queries, { ...ranking, form }, depth);
  return scoreRankings(rankings, split.qrels, [parseMeasure(measure)])[0]!;
}
