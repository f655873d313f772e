import type { Split } from "../domain.ts";
import type { CandidatePool } from "../retrieval/candidate-pool.ts";
import { rankCandidates } from "../retrieval/checked-search.ts";
import type { JudgedRanking } from "../retrieval/query-plan.ts";
import type { SearchSession } from "../retrieval/search-session.ts";
import type { DepthSystem } from "./system.ts";

/** What the formula ranks, and by which weights. */
export interface FormulaInputs {
  readonly session: SearchSession;
  readonly split: Pick<Split, "queries">;
  readonly ranking: JudgedRanking;
  /** What the retrievers find, which must be among the candidates. */
  readonly pool: Pick<CandidatePool, "nearest">;
}

/** The trained model as a formula: one query fetches the candidates and re-ranks them. */
export function learnedFormula(
  name: string,
  { session, split, ranking, pool }: FormulaInputs,
  depths: readonly number[],
): DepthSystem {
  return {
    name,
    kind: "formula",
    depths,
    rank: async (depth) => ({
      system: name,
      depth,
      rankings: await rankCandidates(session, split.queries, ranking, depth, pool.nearest),
    }),
  };
}
