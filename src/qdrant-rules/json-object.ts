import type { Json } from "../domain.ts";

/** An object, not an array. */
export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** What an object holds at a key of its own; undefined where it has none, or the value is no object. */
export function property(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
