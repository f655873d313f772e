import { z } from "zod";
import { nameText } from "../name-schema.ts";
import type { Feature } from "./feature.ts";
import { payloadPath, payloadValue, splitPath } from "./payload-path.ts";
import { textsOf } from "./user-attribute.ts";
import { visibleValues } from "./visible-values.ts";

export const matchSpec = z.strictObject({
  kind: z.literal("match").describe("Whether a keyword of the item is one that the user has: 1 or 0."),
  path: nameText.describe("The item's keyword or list of keywords: a key, or keys joined by dots."),
  attribute: nameText.optional().describe("The user's text or list of texts; by default named as the path."),
});

/**
 * 1 where one of the item's keywords equals one of the user's texts, else 0; in Qdrant a condition.
 *
 * @example a user with { languages: ["en", "cs"] } and an item with { languages: "cs" } → 1
 */
export function match({ path: spelled, attribute = spelled }: z.output<typeof matchSpec>): Feature {
  const keys = splitPath(spelled);
  const path = payloadPath(...keys);
  return {
    name: attribute === spelled ? `match(${spelled})` : `match(${spelled}, ${attribute})`,
    value(user, item) {
      const wanted = textsOf(user, attribute);
      const found = visibleValues(payloadValue(item.payload, keys), "keyword") as readonly string[];
      return found.some((keyword) => wanted.includes(keyword)) ? 1 : 0;
    },
    expression(user) {
      const wanted = textsOf(user, attribute);
      if (wanted.length === 0) return undefined;
      return { key: path, match: wanted.length === 1 ? { value: wanted[0]! } : { any: [...wanted] } };
    },
    paths: () => [{ path, keys, index: "keyword", access: "condition" }],
  };
}
