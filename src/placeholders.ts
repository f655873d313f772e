import type { Json } from "./domain.ts";

/** What may be in a request or a filter in place of a value of the query that it is sent for. */
export type PlaceholderName = "$attribute" | "$affinity" | "$vector" | "$depth" | "$parameter";

/** Finds the value of each placeholder that may be there, by what is beside its name. */
export type Fillers = { readonly [name in PlaceholderName]?: (argument: Json) => Json };

/**
 * Puts values in the place of placeholders: of objects with one key, which is the name of one. Everything else stays.
 *
 * @example fillPlaceholders({ any: { $attribute: "languages" } }, { $attribute: () => ["cs", "en"] }) // { any: ["cs", "en"] }
 */
export function fillPlaceholders(template: Json, fillers: Fillers): Json {
  if (typeof template !== "object" || template === null) return template;
  if (Array.isArray(template)) return template.map((element) => fillPlaceholders(element, fillers));
  const entries = Object.entries(template as { readonly [key: string]: Json });
  const [first] = entries;
  if (first !== undefined && entries.length === 1 && Object.hasOwn(fillers, first[0])) {
    return fillers[first[0] as PlaceholderName]!(first[1]);
  }
  return Object.fromEntries(entries.map(([key, value]) => [key, fillPlaceholders(value, fillers)]));
}
