import { z } from "zod";
import { ascending } from "./ascending.ts";
import type { Feature } from "./feature.ts";
import { numberFeature, transformed } from "./number-source.ts";
import { ofRetriever, prefetchSource, scoreName } from "./prefetch-score.ts";
import { hingeAt } from "./transforms.ts";

export const scoreHingeSpec = z.strictObject({
  kind: z
    .literal("score-hinge")
    .describe("How far the prefetch score lies above each knot: max(0, $score - knot), a column a knot."),
  of: ofRetriever,
  knots: ascending.describe("Where the slope may change, ascending."),
});

/** max(0, $score - knot), a column for each knot: beside the score itself, a slope that changes at the knots. */
export function scoreHinge({ of, knots }: z.output<typeof scoreHingeSpec>, place = 0): Feature[] {
  const source = prefetchSource(scoreName(of), place);
  return knots.map((knot) => numberFeature(transformed(source, hingeAt(knot))));
}
