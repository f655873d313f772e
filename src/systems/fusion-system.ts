import type { Split } from "../domain.ts";
import type { Fusion } from "../qdrant-rules/fusion-rules.ts";
import { fuseCandidates } from "../retrieval/score-candidates.ts";
import type { SearchSession } from "../retrieval/search-session.ts";
import type { DepthSystem } from "./system.ts";

/**
 * What all retrievers find, each its M nearest items, in the order of a fusion. Qdrant leaves its ties in any order; here
 * the smaller id comes first.
 */
export function fusionSystem(
  name: string,
  fusion: Fusion,
  { session, split }: { readonly session: SearchSession; readonly split: Pick<Split, "queries"> },
  depths: readonly number[],
): DepthSystem {
  return {
    name,
    kind: fusion.kind,
    depths,
    rank: async (depth) => ({
      system: name,
      depth,
      rankings: await fuseCandidates(session, split.queries, fusion, depth),
    }),
  };
}
