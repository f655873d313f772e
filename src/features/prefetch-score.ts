import { z } from "zod";
import type { Feature } from "./feature.ts";

export const prefetchScoreSpec = z.strictObject({
  kind: z.literal("prefetch-score").describe("The similarity that the prefetch gave the item: $score."),
});

/** `$score`: the similarity of the user's and the item's vector, as the prefetch returned it. */
export function prefetchScore(): Feature {
  return {
    name: "score",
    value: (_user, _item, score) => score,
    expression: () => "$score",
    variables: () => [],
  };
}
