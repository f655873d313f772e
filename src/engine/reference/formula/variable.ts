import type { Json, Payload } from "../../../domain.ts";
import { wrongInput } from "../../server/qdrant-error.ts";
import type { FilterScope } from "../filter/compile-filter.ts";
import { flatValuesAt } from "../payload/create-payload-index.ts";
import { EVERY, type JsonPath, parseJsonPath, valuesAt } from "../payload/json-path.ts";

/** What a formula's variable means: the score of a prefetch by its position, or a payload value. */
export type Variable = { readonly prefetch: number } | { readonly path: JsonPath };

/**
 * Reads the name of a variable: `$score` and `$score[2]` are scores, everything else is a payload path.
 *
 * @throws QdrantError 400 for another word behind `$`, and for a path that is none.
 */
export function parseVariable(name: string): Variable {
  const refuse = (problem: string) =>
    wrongInput(`Validation failed: failed to parse variable ID ${name}: ${problem}: ${name}`);
  if (!name.startsWith("$")) {
    const path = parseJsonPath(name);
    if (path === undefined) throw refuse("Invalid payload variable");
    return { path };
  }
  const [word, index, ...more] = parseJsonPath(name.slice(1))?.steps ?? [];
  if (word === undefined) throw refuse("Invalid reserved variable");
  if (word !== "score") throw refuse("Invalid reserved word");
  if (more.length > 0 || (index !== undefined && typeof index !== "number")) {
    throw refuse("Invalid reserved variable");
  }
  return { prefetch: index ?? 0 };
}

/**
 * Makes the reader of a payload variable. An index on exactly that path is asked in place of the payload (a full-text
 * index has no values to ask); an array with one element is that element.
 *
 * @returns undefined where there is nothing; an array where there are several values.
 */
export function variableReader(path: JsonPath, scope: FilterScope): (payload: Payload) => Json | undefined {
  const index = scope.indexOn(path);
  const read =
    index !== undefined && index.params.type !== "text"
      ? index.read
      : path.steps.at(-1) === EVERY
        ? (payload: Payload) => valuesAt(payload, path)
        : (payload: Payload) => flatValuesAt(payload, path);
  return (payload) => {
    const values = read(payload);
    return values.length > 1 ? values : values[0];
  };
}
