import type { NearestItems, Split } from "../domain.ts";
import { rankCandidates } from "../retrieval/checked-search.ts";
import type { RankingModel } from "../retrieval/query-plan.ts";
import type { SearchSession } from "../retrieval/search-session.ts";
import type { DepthSystem } from "./system.ts";

/** The trained model as a formula: one query fetches the candidates and re-ranks them. */
export function learnedFormula(
  name: string,
  session: SearchSession,
  { queries }: Pick<Split, "queries">,
  ranking: RankingModel,
  nearest: NearestItems,
  depths: readonly number[],
): DepthSystem {
  return {
    name,
    kind: "formula",
    depths,
    rank: async (depth) => ({
      system: name,
      depth,
      rankings: await rankCandidates(session, queries, ranking, depth, nearest),
    }),
  };
}
