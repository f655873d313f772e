import { z } from "zod";
import { type Fusion, fusionName, rrfFields } from "../qdrant-rules/fusion-rules.ts";
import type { Feature } from "./feature.ts";
import { numberFeature } from "./number-source.ts";
import { prefetchSource } from "./prefetch-score.ts";

export const fusionScoreSpec = z
  .strictObject({
    kind: z
      .literal("fusion-score")
      .describe("The score of a fusion of all retrievers, by one more nested prefetch."),
    by: z.enum(["rrf", "dbsf"]).describe("Reciprocal ranks, or distributions of the scores."),
    ...rrfFields,
  })
  .refine(({ by, k, weights }) => by === "rrf" || (k === undefined && weights === undefined), {
    message: "has k or weights, which only rrf has",
  });

/** The fusion that a feature reads. */
export function fusionOf({ by, k, weights }: z.output<typeof fusionScoreSpec>): Fusion {
  return by === "dbsf" ? { kind: "dbsf" } : { kind: "rrf", k, weights };
}

/**
 * The score of a fusion of the retrievers' lists, as one more prefetch gives it.
 *
 * @param place Of the fusion among what scores the candidates.
 */
export function fusionScore(fusion: Fusion, place: number): Feature {
  return numberFeature(prefetchSource(`fusion(${fusionName(fusion)})`, place));
}
