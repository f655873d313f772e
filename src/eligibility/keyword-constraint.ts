import { z } from "zod";
import type { Json } from "../domain.ts";
import { textsOf } from "../features/user-attribute.ts";
import { nameText } from "../name-schema.ts";
import { constraintKind } from "./constraint-kind.ts";
import { pathRule } from "./path-rule.ts";

/** Items that have one of the user's texts, or one of some fixed texts, among their keywords: a language, a tenant. */
export const keywordConstraint = constraintKind(
  z
    .strictObject({
      kind: z.literal("keyword"),
      path: nameText.describe("The item's keyword or list of keywords: a key, or keys joined by dots."),
      attribute: nameText
        .optional()
        .describe("The user's text or list of texts, one of which it must be; by default named as the path."),
      value: z
        .union([z.string(), z.array(z.string()).min(1)])
        .optional()
        .describe("A fixed text or list of texts instead."),
    })
    .refine(({ attribute, value }) => attribute === undefined || value === undefined, {
      error: "has an attribute and a value; leave out one of them",
    })
    .describe("Items with a keyword that the user has too, or with a fixed one."),
  ({ path, attribute = path, value }) => {
    const wanted = value === undefined ? undefined : [value].flat();
    return pathRule({
      path,
      index: "keyword",
      description: `in ${wanted === undefined ? `the user's ${attribute}` : wanted.join(", ")}`,
      attributes: wanted === undefined ? [attribute] : [],
      clause: (user) => ({ match: { any: [...(wanted ?? textsOf(user, attribute))] } }),
      passes: (user) => {
        const texts = new Set<Json>(wanted ?? textsOf(user, attribute));
        return (text) => texts.has(text);
      },
    });
  },
);
