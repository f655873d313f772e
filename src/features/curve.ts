import { quantileSorted } from "simple-statistics";
import { z } from "zod";
import { inputError } from "../errors.ts";
import { ascending } from "./ascending.ts";
import type { Feature, FeatureItem } from "./feature.ts";
import { numberFeature, transformed } from "./number-source.ts";
import { payloadNumberFields, payloadNumberSource } from "./payload-number.ts";
import { clipTo } from "./transforms.ts";

const { clip: _, ...numberFields } = payloadNumberFields;

export const curveSpec = z.strictObject({
  kind: z
    .literal("curve")
    .describe(
      "A curve of straight pieces over a payload number, a column a piece; flat below the first knot and above the last.",
    ),
  ...numberFields,
  pieces: z.int().min(2).max(20).default(5).describe("Into how many pieces, each with as many of the items."),
  knots: ascending
    .min(2)
    .optional()
    .describe(
      "Where pieces begin and end, after the transform; by default at quantiles of the items' numbers.",
    ),
});

type CurveSpec = z.output<typeof curveSpec>;

/** So many digits of a quantile are kept, so that a column has a name that can be read. */
const DIGITS = 5;

/**
 * A curve of straight pieces over a payload number x: a column min(k', max(k, x)) for each piece from k to k', whose weight is
 * the slope there. So a curve that never falls is one whose weights are not below 0.
 *
 * @param spec With its knots; see `withKnots`.
 * @throws HarnessError `input` where it has none.
 * @example curve({ kind: "curve", path: "age", default: 0, pieces: 2, knots: [0, 10, 50] })
 *   .map((piece) => piece.value(user, { payload: { age: 20 } }, 0.5)) // [10, 20]
 */
export function curve({ knots, ...number }: CurveSpec): Feature[] {
  if (knots === undefined) {
    throw inputError(
      `the curve over ${number.path} has no pieces, since all items have the same number there; leave it out, or check the path and the payload`,
    );
  }
  const source = payloadNumberSource(number);
  return knots.slice(1).map((to, i) => numberFeature(transformed(source, clipTo(knots[i]!, to))));
}

/** The same curve with knots at quantiles of the items' numbers, each once; unchanged where it has some. */
export function withKnots(spec: CurveSpec, items: readonly FeatureItem[]): CurveSpec {
  if (spec.knots !== undefined) return spec;
  const source = payloadNumberSource(spec);
  const numbers = Array.from(items, (item) => source.value(item, []))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  if (numbers.length === 0) return spec;
  const knots = Array.from({ length: spec.pieces + 1 }, (_, i) =>
    Number(quantileSorted(numbers, i / spec.pieces).toPrecision(DIGITS)),
  );
  const distinct = knots.filter((knot, i) => i === 0 || Math.fround(knot) > Math.fround(knots[i - 1]!));
  return distinct.length < 2 ? spec : { ...spec, knots: distinct };
}
