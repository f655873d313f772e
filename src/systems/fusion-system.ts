import { z } from "zod";
import type { Ranking, Split } from "../domain.ts";
import { type Fusion, fusionName, fusionsOf, rrfGridFields } from "../qdrant-rules/fusion-rules.ts";
import type { ChosenFusion } from "../report/system-report.ts";
import { fuseCandidates } from "../retrieval/score-candidates.ts";
import type { SearchSession } from "../retrieval/search-session.ts";
import type { DepthSystem } from "./system.ts";
import { systemKind } from "./system-kind.ts";
import { systemName } from "./system-name.ts";

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

/** Reciprocal rank fusion. */
export const rrf = systemKind(
  z
    .strictObject({
      kind: z.literal("rrf").describe("Reciprocal rank fusion of all retrievers."),
      name: systemName,
      ...rrfGridFields,
    })
    .describe("What all retrievers find, by the sum of 1 / ((position + 1) / weight + k - 1)."),
  {
    problems: (spec, retrievers) => {
      const counts = fusionsOf(spec).flatMap((one) =>
        one.kind === "rrf" && one.weights !== undefined ? [one.weights.length] : [],
      );
      const other = counts.find((count) => count !== retrievers);
      return other === undefined
        ? []
        : [{ key: "weights", message: `are ${other}, and the retrievers ${retrievers}` }];
    },
    prepare: (spec) => (inputs) => fusionSystem(spec.name, fusionsOf(spec), inputs, inputs.depths),
  },
);

/** Distribution-based score fusion. */
export const dbsf = systemKind(
  z
    .strictObject({
      kind: z.literal("dbsf").describe("Distribution-based score fusion of all retrievers."),
      name: systemName,
    })
    .describe(
      "What all retrievers find, by the sum of their scores, each list scaled by its mean and standard deviation.",
    ),
  { prepare: (spec) => (inputs) => fusionSystem(spec.name, fusionsOf(spec), inputs, inputs.depths) },
);
