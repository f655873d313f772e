import { FormatError, NumberOutOfRange } from "./format-error.ts";

/** How deep serde_json lets lists and maps be nested. */
export const DEPTH_LIMIT = 127;

/**
 * Whether a parsed JSON value is one that serde_json would not have parsed: lists and maps nested deeper than `depth`,
 * where an empty one is a level too, or a number beyond 64-bit floats, which JavaScript reads as infinite.
 */
export function isBeyondSerde(value: unknown, depth: number): boolean {
  if (typeof value === "number") return !Number.isFinite(value);
  if (typeof value !== "object" || value === null) return false;
  if (depth <= 0) return true;
  // A plain loop, and no copies: vectors are most of what comes.
  const values: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  for (const each of values) {
    if (typeof each === "number" ? !Number.isFinite(each) : isBeyondSerde(each, depth - 1)) return true;
  }
  return false;
}

/** Says what is wrong with a JSON text, in serde_json's words, where its value is beyond it. */
export function serdeMistake(text: string, value: unknown): FormatError {
  const path = infinitePath(value, DEPTH_LIMIT);
  if (path === undefined) return new FormatError("recursion limit exceeded");
  const error = new NumberOutOfRange(infiniteNumber(text), "a 64-bit float");
  return path.reduceRight((below, key) => below.enter(key), error);
}

/** How the first number that is infinite in JavaScript is spelt, cut where it is long. */
function infiniteNumber(text: string): string {
  const numbers = text.replace(STRING, '""').match(/-?\d[\d.eE+-]*/g)!;
  const spelt = numbers.find((number) => !Number.isFinite(Number(number)))!;
  return spelt.length > 40 ? `${spelt.slice(0, 40)}…` : spelt;
}

const STRING = /"(?:[^"\\]|\\.)*"/g;

/** The keys that lead to an infinite number above the depth; undefined where there is none. */
function infinitePath(value: unknown, depth: number): string[] | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : [];
  if (typeof value !== "object" || value === null || depth <= 0) return undefined;
  for (const [key, each] of Object.entries(value)) {
    const below = infinitePath(each, depth - 1);
    if (below !== undefined) return [Array.isArray(value) ? `[${key}]` : key, ...below];
  }
  return undefined;
}
