import type { Json } from "../domain.ts";

/** An object, not an array. */
export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** What an object holds at a key of its own; undefined where it has none, or the value is no object. */
export function property(value: Json | undefined, key: string): Json | undefined {
  if (!isObject(value)) return undefined;
  const held = value[key];
  // What every object inherits are functions and an object: only of these need it be asked whose they are.
  const isPlain = typeof held !== "object" && typeof held !== "function";
  return isPlain || Object.hasOwn(value, key) ? held : undefined;
}
