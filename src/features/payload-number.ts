import { z } from "zod";
import { type Expression, type Feature, numberOr } from "./feature.ts";
import { payloadPath, payloadValue, splitPath } from "./payload-path.ts";

export const payloadNumberSpec = z.strictObject({
  kind: z.literal("payload-number").describe("A number of the item's payload."),
  path: z.string().min(1).describe("Where it stands: a key, or keys joined by dots."),
  transform: z.enum(["log1p"]).optional().describe("log1p: the natural logarithm of 1 + the number."),
  default: z
    .number()
    .default(0)
    .describe("Stands in for the number where an item has none; transformed like it."),
});

/**
 * A payload number, optionally as ln(1 + x).
 *
 * @example payloadNumber({ kind: "payload-number", path: "views", transform: "log1p", default: 0 })
 *   .value(user, { payload: { views: 0 } }, 0.5) // 0
 */
export function payloadNumber(spec: z.output<typeof payloadNumberSpec>): Feature {
  const keys = splitPath(spec.path);
  const path = payloadPath(...keys);
  const number: Expression = path;
  return spec.transform === "log1p"
    ? {
        name: `log1p(${spec.path})`,
        value: (_user, item) => Math.log(1 + numberOr(payloadValue(item.payload, keys), spec.default)),
        expression: () => ({ ln: { sum: [1, number] } }),
        variables: () => [{ path, default: spec.default }],
      }
    : {
        name: spec.path,
        value: (_user, item) => numberOr(payloadValue(item.payload, keys), spec.default),
        expression: () => number,
        variables: () => [{ path, default: spec.default }],
      };
}
