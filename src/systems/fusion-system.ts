import type { Ranking, Split } from "../domain.ts";
import { type Fusion, fusionName } from "../qdrant-rules/fusion-rules.ts";
import type { ChosenFusion } from "../report/system-report.ts";
import { fuseCandidates } from "../retrieval/score-candidates.ts";
import type { SearchSession } from "../retrieval/search-session.ts";
import type { DepthSystem } from "./system.ts";

/** What fusions rank, and how one of several is chosen. */
export interface FusionInputs {
  readonly session: SearchSession;
  readonly split: Pick<Split, "queries">;
  /**
   * Chooses among fusions by queries that are not judged with it.
   *
   * @param rankings By each fusion, one a query of the split.
   * @returns The place of the fusion for each query.
   */
  choose(fusions: readonly Fusion[], rankings: readonly Ranking[][], depth: number): Promise<Int32Array>;
}

/**
 * What all retrievers find, each its M nearest items, in the order of a fusion: the only one, or at each depth the best of
 * several. Qdrant leaves its ties in any order; here the smaller id comes first.
 */
export function fusionSystem(
  name: string,
  fusions: readonly [Fusion, ...Fusion[]],
  { session, split, choose }: FusionInputs,
  depths: readonly number[],
): DepthSystem {
  const chosen: ChosenFusion[] = [];
  return {
    name,
    kind: fusions[0].kind,
    depths,
    async rank(depth) {
      const runs: Ranking[][] = [];
      for (const fusion of fusions) runs.push(await fuseCandidates(session, split.queries, fusion, depth));
      if (fusions.length === 1) return { system: name, depth, rankings: runs[0]! };
      const places = await choose(fusions, runs, depth);
      fusions.forEach((fusion, place) => {
        const queries = places.filter((one) => one === place).length;
        if (queries > 0) chosen.push({ depth, fusion: fusionName(fusion), queries });
      });
      const rankings = split.queries.map((_, query) => runs[places[query]!]![query]!);
      return { system: name, depth, rankings };
    },
    ...(fusions.length > 1 && { chosen }),
  };
}
