import { z } from "zod";
import { nameText } from "../name-schema.ts";
import { constraintKind } from "./constraint-kind.ts";
import { pathRule } from "./path-rule.ts";

/** Items that say true, or false: what is in stock, what is for adults. */
export const booleanConstraint = constraintKind(
  z
    .strictObject({
      kind: z.literal("boolean"),
      path: nameText.describe("Its path: a key, or keys joined by dots."),
      value: z.boolean().default(true).describe("What the item must say."),
    })
    .describe("Items that say true at a path, or false."),
  ({ path, value }) =>
    pathRule({
      path,
      index: "bool",
      description: String(value),
      attributes: [],
      clause: () => ({ match: { value } }),
      passes: () => (said) => said === value,
    }),
);
