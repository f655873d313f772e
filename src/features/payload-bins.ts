import { z } from "zod";
import { nameText } from "../name-schema.ts";
import { FLOAT_INDEX } from "../qdrant-rules/float-index.ts";
import { ascending } from "./ascending.ts";
import { ofItemAlone } from "./column.ts";
import type { Expression, Feature } from "./feature.ts";
import { float32 } from "./float32-schema.ts";
import { payloadPath, payloadValue, splitPath } from "./payload-path.ts";
import { visibleValues } from "./visible-values.ts";

export const payloadBinsSpec = z.strictObject({
  kind: z
    .literal("payload-bins")
    .describe("Whether a payload number lies in a bin: 1 or 0, a column for each bin but the lowest."),
  path: nameText.describe("Its path: a key, or keys joined by dots."),
  edges: ascending.describe(
    "The lower edge of each bin, ascending; what lies below them all is the lowest bin.",
  ),
  default: float32.default(0).describe("Stands in for the number where an item has none."),
});

/**
 * 1 where a payload number x lies in the bin low <= x < high, else 0; a column for each edge, the last without an upper
 * end. The bin below the first edge has no column: it is what the others are compared with. In Qdrant: a range
 * condition; the bin of the default is written as "neither below nor above", which holds of an item without a number.
 *
 * @example payloadBins({ kind: "payload-bins", path: "year", default: 0, edges: [1980, 1990] })
 *   .map((bin) => bin.value(user, { payload: { year: 1984 } }, 0.5)) // [1, 0]
 */
export function payloadBins({ path: spelled, edges, default: fallback }: z.output<typeof payloadBinsSpec>) {
  const keys = splitPath(spelled);
  const path = payloadPath(...keys);
  return edges.map((low, i): Feature => {
    const high = edges[i + 1];
    const isBelow = (x: number) => x < low;
    const isAbove = (x: number) => high !== undefined && x >= high;
    const holdsDefault = !isBelow(fallback) && !isAbove(fallback);
    const inside = { key: path, range: high === undefined ? { gte: low } : { gte: low, lt: high } };
    const outside = [
      { key: path, range: { lt: low } },
      ...(high === undefined ? [] : [{ key: path, range: { gte: high } }]),
    ];
    const expression: Expression = holdsDefault ? { must_not: outside } : inside;
    return {
      name: high === undefined ? `${spelled} >= ${low}` : `${spelled} in [${low}, ${high})`,
      ...ofItemAlone(({ payload }) => {
        const numbers = visibleValues(payloadValue(payload, keys), FLOAT_INDEX) as readonly number[];
        const isIn = holdsDefault
          ? !numbers.some((x) => isBelow(x) || isAbove(x))
          : numbers.some((x) => !isBelow(x) && !isAbove(x));
        return isIn ? 1 : 0;
      }),
      expression: () => expression,
      paths: () => [{ path, keys, index: FLOAT_INDEX, access: "condition" }],
    };
  });
}
