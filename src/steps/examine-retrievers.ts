import { retrieverShares } from "../analysis/stages/retriever-shares.ts";
import { firstItems } from "../domain.ts";
import type { Report } from "../report/report.ts";
import { candidatesAt } from "../retrieval/candidate-pool.ts";
import { runAt } from "../scoring/score-runs.ts";
import { tieRanges } from "../scoring/tie-ranges.ts";
import { compareMissingScores } from "./compare-missing-scores.ts";
import type { Evaluation } from "./evaluation.ts";

/**
 * Says what each of several retrievers brings, what the ties of fusions by ranks are worth, and what scores by default
 * cost.
 */
export async function examineRetrievers(evaluation: Evaluation): Promise<Pick<Report, "hybrid">> {
  const { session, pool, split, runs, experiment, depth } = evaluation;
  const { retrievers, missing } = session;
  if (retrievers.length === 1) return {};
  const { depths, headline } = experiment.ranking;
  const shares = depths.flatMap((each) => {
    const finds = retrievers.map(({ name }, i) => {
      const found = pool.nearest[i]!.rankings.map((ranking) => firstItems(ranking, each));
      return { retriever: name, found, scored: missing === "default" ? found : pool.scored[i]! };
    });
    return retrieverShares(each, finds, candidatesAt(pool, each), split.qrels);
  });
  const byRanks = new Set(runs.systems.filter(({ kind }) => kind === "rrf").map(({ name }) => name));
  const ties = [...runs.controls, runs.treatment]
    .filter(({ system }) => byRanks.has(system))
    .flatMap((fusion) =>
      tieRanges(runAt(fusion, depth).rankings, split.qrels, [headline]).map((range) => ({
        system: fusion.system,
        ...range,
      })),
    );
  const missingScores = await compareMissingScores(evaluation);
  return { hybrid: { shares, ties, ...(missingScores && { missingScores }) } };
}
