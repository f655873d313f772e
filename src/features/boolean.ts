import { z } from "zod";
import { nameText } from "../name-schema.ts";
import { ofItemAlone } from "./column.ts";
import type { Feature } from "./feature.ts";
import { payloadPath, payloadValue, splitPath } from "./payload-path.ts";
import { visibleValues } from "./visible-values.ts";

export const booleanSpec = z.strictObject({
  kind: z.literal("boolean").describe("Whether the item's payload says true: 1 or 0."),
  path: nameText.describe("Its path: a key, or keys joined by dots."),
});

/** 1 where the payload holds true, 0 where it holds false or nothing; in Qdrant a condition, since formulas take no booleans. */
export function boolean({ path: spelled }: z.output<typeof booleanSpec>): Feature {
  const keys = splitPath(spelled);
  const path = payloadPath(...keys);
  return {
    name: spelled,
    ...ofItemAlone(({ payload }) =>
      visibleValues(payloadValue(payload, keys), "bool").includes(true) ? 1 : 0,
    ),
    expression: () => ({ key: path, match: { value: true } }),
    paths: () => [{ path, keys, index: "bool", access: "condition" }],
  };
}
