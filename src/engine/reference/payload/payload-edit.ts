import type { Json, Payload } from "../../../domain.ts";
import { isObject, property } from "../../../qdrant-rules/json-object.ts";
import type { PayloadSelector } from "../../server/query.ts";
import { requirePath } from "../filter/compile-filter.ts";
import { EVERY, type PathStep } from "./json-path.ts";

/**
 * Merges fields into a payload, below a path where there is one; a field that is null goes. What stands in the way of
 * the path is replaced by objects, and by empty arrays where the path wants an array.
 *
 * @throws QdrantError 400 for a path that is none.
 */
export function mergePayload(payload: Payload, fields: Payload, key: string | undefined): Payload {
  return mergeAt(payload, fields, key === undefined ? [] : requirePath(key).steps) as Payload;
}

function mergeAt(value: Json, fields: Payload, steps: readonly PathStep[], depth = 0): Json {
  const step = steps[depth];
  if (step === undefined || typeof step === "string") {
    const object = isObject(value) ? value : {};
    if (step !== undefined)
      return { ...object, ...entry(step, mergeAt(property(object, step) ?? null, fields, steps, depth + 1)) };
    return Object.fromEntries(
      Object.entries({ ...object, ...fields }).filter(([name]) => fields[name] !== null),
    );
  }
  if (!Array.isArray(value)) return [];
  return value.map((element: Json, position) =>
    step === EVERY || step === position ? mergeAt(element, fields, steps, depth + 1) : element,
  );
}

/**
 * Removes what a payload holds at a path. Below `[]` that is done in every element; `[]` at the end empties the array,
 * and a position at the end does nothing.
 *
 * @throws QdrantError 400 for a path that is none.
 */
export function removeFromPayload(payload: Payload, key: string): Payload {
  return removeAt(payload, requirePath(key).steps) as Payload;
}

function removeAt(value: Json, steps: readonly PathStep[], depth = 0): Json {
  const step = steps[depth];
  const isLast = depth === steps.length - 1;
  if (typeof step === "string") {
    const below = property(value, step);
    if (!isObject(value) || below === undefined) return value;
    if (!isLast) return { ...value, ...entry(step, removeAt(below, steps, depth + 1)) };
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== step));
  }
  if (!Array.isArray(value)) return value;
  if (isLast) return step === EVERY ? [] : value;
  return value.map((element: Json, position) =>
    step === EVERY || step === position ? removeAt(element, steps, depth + 1) : element,
  );
}

/** An own property also where the key is `__proto__`. */
function entry(key: string, value: Json): Payload {
  return Object.fromEntries([[key, value]]);
}

/**
 * The part of a payload that a selector lets through. An included path brings everything below it, and what lies on the
 * way to it; the elements of an array are addressed by `[]` only.
 *
 * @returns undefined where no payload is wanted at all.
 * @throws QdrantError 400 for a path that is none.
 */
export function payloadSelection(selector: PayloadSelector): ((payload: Payload) => Payload) | undefined {
  if (typeof selector === "boolean") return selector ? (payload) => payload : undefined;
  const isIncluding = "include" in selector;
  const patterns = (isIncluding ? selector.include : selector.exclude).map((key) => requirePath(key).steps);
  const keeps = (path: readonly PathStep[]) =>
    isIncluding
      ? patterns.some((pattern) => agree(path, pattern))
      : !patterns.some((pattern) => pattern.length <= path.length && agree(path, pattern));
  return (payload) => select(payload, [], keeps) as Payload;
}

function select(value: Json, path: readonly PathStep[], keeps: (path: readonly PathStep[]) => boolean): Json {
  if (Array.isArray(value)) {
    const below: readonly PathStep[] = [...path, EVERY];
    return keeps(below) ? value.map((element: Json) => select(element, below, keeps)) : [];
  }
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([name]) => keeps([...path, name]));
  return Object.fromEntries(kept.map(([name, inner]) => [name, select(inner, [...path, name], keeps)]));
}

/** One is the beginning of the other. */
function agree(a: readonly PathStep[], b: readonly PathStep[]): boolean {
  return a.every((step, depth) => depth >= b.length || step === b[depth]);
}
