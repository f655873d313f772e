import { z } from "zod";
import { ascending } from "./ascending.ts";
import type { Feature } from "./feature.ts";
import { numberFeature, transformed } from "./number-source.ts";
import { payloadNumberFields, payloadNumberSource } from "./payload-number.ts";
import { hingeAt } from "./transforms.ts";

export const payloadHingeSpec = z.strictObject({
  kind: z
    .literal("payload-hinge")
    .describe("How far a payload number lies above each knot: max(0, number - knot), a column a knot."),
  ...payloadNumberFields,
  knots: ascending.describe("Where the slope may change, ascending, in the unit after the transform."),
});

/**
 * max(0, x - knot) of a payload number x, a column for each knot: beside x itself, a curve of straight pieces.
 *
 * @example payloadHinge({ kind: "payload-hinge", path: "year", default: 0, knots: [1980, 1990] })
 *   .map((hinge) => hinge.value(user, { payload: { year: 1995 } }, 0.5)) // [15, 5]
 */
export function payloadHinge({ knots, ...number }: z.output<typeof payloadHingeSpec>): Feature[] {
  const source = payloadNumberSource(number);
  return knots.map((knot) => numberFeature(transformed(source, hingeAt(knot))));
}
