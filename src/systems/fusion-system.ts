import { z } from "zod";
import type { Split } from "../domain.ts";
import { type Fusion, fusionName, fusionsOf, rrfGridFields } from "../qdrant-rules/fusion-rules.ts";
import type { ChosenSetting } from "../report/system-report.ts";
import { fuseCandidates } from "../retrieval/score-candidates.ts";
import type { SearchSession } from "../retrieval/search-session.ts";
import { type ChooseSetting, rankByChosen } from "./choose-among.ts";
import type { DepthSystem } from "./system.ts";
import { systemKind } from "./system-kind.ts";
import { systemName } from "./system-name.ts";

/** What fusions rank, and how one of several is chosen. */
export interface FusionInputs {
  readonly session: SearchSession;
  readonly split: Pick<Split, "queries">;
  readonly choose: ChooseSetting;
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
  const chosen: ChosenSetting[] = [];
  return {
    name,
    kind: fusions[0].kind,
    depths,
    async rank(depth) {
      const settings = fusions.map((fusion) => ({
        name: fusionName(fusion),
        rank: (queries: Parameters<typeof fuseCandidates>[1]) =>
          fuseCandidates(session, queries, fusion, depth),
      }));
      const best = await rankByChosen(settings, split.queries, choose);
      chosen.push(...best.chosen.map((one) => ({ depth, ...one })));
      return { system: name, depth, rankings: best.rankings };
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
