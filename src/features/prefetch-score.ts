import { z } from "zod";
import type { Feature } from "./feature.ts";
import { type NumberSource, numberFeature } from "./number-source.ts";

/** Whose score it is. */
export const ofRetriever = z
  .string()
  .min(1)
  .optional()
  .describe("The name of the retriever whose score it is, where there are several.");

export const prefetchScoreSpec = z.strictObject({
  kind: z
    .literal("prefetch-score")
    .describe(
      "The similarity that the prefetch gave the item: $score, or that of one of several retrievers.",
    ),
  of: ofRetriever,
});

/**
 * `$score[i]`: what a prefetch scores an item.
 *
 * @param place Of the prefetch, from 0.
 */
export function prefetchSource(name: string, place: number): NumberSource {
  return {
    name,
    reads: "score",
    value: (_item, scores) => scores[place]!,
    expression: place === 0 ? "$score" : `$score[${place}]`,
    paths: [],
  };
}

/** How the score of a retriever is called in the names of columns. */
export function scoreName(of: string | undefined): string {
  return of === undefined ? "score" : `score(${of})`;
}

/** The prefetch score as it is. */
export function prefetchScore(
  { of }: Pick<z.output<typeof prefetchScoreSpec>, "of"> = {},
  place = 0,
): Feature {
  return numberFeature(prefetchSource(scoreName(of), place));
}
