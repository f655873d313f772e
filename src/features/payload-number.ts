import { z } from "zod";
import { inputError } from "../errors.ts";
import { nameText } from "../name-schema.ts";
import { FLOAT_INDEX } from "../qdrant-rules/float-index.ts";
import type { Feature } from "./feature.ts";
import { float32 } from "./float32-schema.ts";
import { type NumberSource, type NumberTransform, numberFeature, transformed } from "./number-source.ts";
import { payloadPath, payloadValue, splitPath } from "./payload-path.ts";
import { clipTo, PLAIN_TRANSFORMS } from "./transforms.ts";
import { numberOr } from "./visible-values.ts";

/** How an experiment names a payload number, whatever is then made of it. */
export const payloadNumberFields = {
  path: nameText.describe("Its path: a key, or keys joined by dots."),
  clip: z
    .tuple([float32, float32])
    .refine(([low, high]) => Math.fround(low) < Math.fround(high), "must be a lower and a higher number")
    .optional()
    .describe("Numbers outside of these two count as the nearer of them; done before the transform."),
  transform: z
    .enum(["log1p", "sqrt", "square"])
    .optional()
    .describe("log1p: the natural logarithm of 1 + the number."),
  default: float32
    .default(0)
    .describe("Stands in for the number where an item has none; clipped and transformed like it."),
};

export const payloadNumberSpec = z.strictObject({
  kind: z.literal("payload-number").describe("A number of the item's payload."),
  ...payloadNumberFields,
});

/**
 * A payload number, clipped and transformed as the experiment says.
 *
 * @throws HarnessError `input` for a default that cannot be transformed.
 * @example payloadNumber({ kind: "payload-number", path: "views", transform: "log1p", default: 0 })
 *   .value(user, { payload: { views: 0 } }, 0.5) // 0
 */
export function payloadNumber(spec: z.output<typeof payloadNumberSpec>): Feature {
  return numberFeature(payloadNumberSource(spec));
}

type PayloadNumberFields = Omit<z.output<typeof payloadNumberSpec>, "kind">;

/** The number in both languages, to make features of; throws like `payloadNumber`. */
export function payloadNumberSource(spec: PayloadNumberFields): NumberSource {
  const keys = splitPath(spec.path);
  const path = payloadPath(...keys);
  const transforms = transformsOf(spec);
  const accepts = (number: number) =>
    Number.isFinite(transforms.reduce((x, transform) => transform.value(x), number));
  if (!accepts(spec.default)) {
    throw inputError(
      `the default of the feature that reads ${spec.path} must be a number that ${spec.transform} can be computed of, got ${spec.default}`,
    );
  }
  const raw: NumberSource = {
    name: spec.path,
    reads: "payload",
    value: (item) => numberOr(payloadValue(item.payload, keys), spec.default),
    expression: path,
    paths: [{ path, keys, index: FLOAT_INDEX, access: "variable", default: spec.default, accepts }],
  };
  return transforms.reduce(transformed, raw);
}

function transformsOf({ clip, transform }: PayloadNumberFields): NumberTransform[] {
  return [
    ...(clip === undefined ? [] : [clipTo(...clip)]),
    ...(transform === undefined ? [] : [PLAIN_TRANSFORMS[transform]]),
  ];
}
