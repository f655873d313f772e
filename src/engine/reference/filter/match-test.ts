import type { Json } from "../../../domain.ts";
import type { Match } from "../../server/filter.ts";

/** Decides on one value of a payload; arrays have been taken apart. */
export type ValueTest = (value: Json) => boolean;

/** Decides whether a value matches, as Qdrant does where no full-text index tells it how to cut texts into words. */
export function matchTest(match: Match): ValueTest {
  if ("text_any" in match) {
    const words = match.text_any.split(/\s+/).filter((word) => word !== "");
    return (value) => typeof value === "string" && words.some((word) => value.includes(word));
  }
  const listed = listedValues(match);
  if (listed === undefined) {
    const text = "text" in match ? match.text : (match as { readonly phrase: string }).phrase;
    return (value) => typeof value === "string" && value.includes(text);
  }
  const values = new Set<Json>(listed);
  return "except" in match ? (value) => value !== null && !values.has(value) : (value) => values.has(value);
}

/** The values that a match wants or excludes; undefined where it looks for texts. */
export function listedValues(match: Match): readonly (string | number | boolean)[] | undefined {
  if ("value" in match) return [match.value];
  if ("any" in match) return match.any;
  return "except" in match ? match.except : undefined;
}
