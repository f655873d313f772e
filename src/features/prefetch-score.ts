import { z } from "zod";
import type { Feature } from "./feature.ts";
import { type NumberSource, numberFeature } from "./number-source.ts";

export const prefetchScoreSpec = z.strictObject({
  kind: z.literal("prefetch-score").describe("The similarity that the prefetch gave the item: $score."),
});

/** `$score`: the similarity of the user's and the item's vector, as the prefetch returned it. */
export const SCORE: NumberSource = {
  name: "score",
  reads: "score",
  value: (_item, scores) => scores[0]!,
  expression: "$score",
  paths: [],
};

/** The prefetch score as it is. */
export function prefetchScore(): Feature {
  return numberFeature(SCORE);
}
