import { FormatError, fail, type Issue, isInteger64, reword } from "./format-error.ts";

/**
 * Turns a JSON value into a part of a request, or throws a `FormatError` with the words of Qdrant's own parser
 * (serde). A value of the right form but not the right content adds an `Issue` instead, since Qdrant validates only
 * what it could parse.
 */
export type Decoder<T> = (value: unknown, issues: Issue[]) => T;

/** A decoder for each field; the one of a field that may be missing accepts `undefined`. */
export type Fields<T> = { readonly [K in keyof Required<T>]: Decoder<T[K] | undefined> };

export const text: Decoder<string> = (value) => (typeof value === "string" ? value : fail(value, "a string"));
export const flag: Decoder<boolean> = (value) =>
  typeof value === "boolean" ? value : fail(value, "a boolean");
export const f32: Decoder<number> = (value) => (typeof value === "number" ? value : fail(value, "f32"));
export const f64: Decoder<number> = (value) => (typeof value === "number" ? value : fail(value, "f64"));

/**
 * An integer of at least 0 by its Rust type; less than `least` or more than `most` is an issue. Nothing that is counted
 * here reaches 2^53, beyond which JavaScript's integers have gaps, so more than that is taken for that.
 */
export function unsigned(
  type: "usize" | "u64" | "u32",
  least = 0,
  most = Number.POSITIVE_INFINITY,
): Decoder<number> {
  return (value, issues) => {
    if (typeof value !== "number" || !isInteger64(value)) return fail(value, type);
    if (value < 0 || (type === "u32" && value > 0xffffffff)) {
      throw new FormatError(`invalid value: integer \`${value}\`, expected ${type}`);
    }
    if (value < least || value > most) {
      const bounds = Number.isFinite(most) ? `from ${least} to ${most}` : `${least} or larger`;
      issues.push({ path: "", text: `value ${value} invalid, must be ${bounds}` });
    }
    return Math.min(value, Number.MAX_SAFE_INTEGER);
  };
}

/** A number that has to lie between two bounds, or is an issue. */
export function between(least: number, most: number, number: Decoder<number>): Decoder<number> {
  return (value, issues) => {
    const result = number(value, issues);
    if (result < least || result > most) {
      const bounds = `must be from ${least.toFixed(1)} to ${most.toFixed(1)}`;
      issues.push({ path: "", text: `value ${result.toFixed(1)} invalid, ${bounds}` });
    }
    return result;
  };
}

/** One of some words. */
export function word<const T extends string>(...words: readonly T[]): Decoder<T> {
  const known = words.map((each) => `\`${each}\``).join(words.length === 2 ? " or " : ", ");
  return (value) => {
    if (typeof value !== "string") return fail(value, "string or map");
    if (words.includes(value as T)) return value as T;
    throw new FormatError(
      `unknown variant \`${value}\`, expected ${words.length > 2 ? "one of " : ""}${known}`,
    );
  };
}

export function array<T>(item: Decoder<T>): Decoder<readonly T[]> {
  return (value, issues) =>
    Array.isArray(value)
      ? value.map((each, i) => inside(`[${i}]`, item, each, issues))
      : fail(value, "a sequence");
}

/** One, or an array of them. */
export function oneOrMany<T>(item: Decoder<T>): Decoder<readonly T[]> {
  const many = array(item);
  return (value, issues) => (Array.isArray(value) ? many(value, issues) : [item(value, issues)]);
}

export function mapOf<T>(item: Decoder<T>): Decoder<{ readonly [key: string]: T }> {
  return (value, issues) => {
    if (!isMap(value)) return fail(value, "a map");
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, inside(key, item, each, issues)]),
    );
  };
}

/** A map with known fields; unknown ones are ignored, as serde does, unless they are denied. */
export function struct<T extends object>(
  name: string,
  fields: Fields<T>,
  unknown: "ignore" | "deny" = "ignore",
): Decoder<T> {
  const keys = Object.keys(fields) as (keyof T & string)[];
  return (value, issues) => {
    if (!isMap(value)) return fail(value, `struct ${name}`);
    if (unknown === "deny") denyUnknown(value, keys);
    const result: Partial<T> = {};
    for (const key of keys) {
      const field = inside(key, fields[key] as Decoder<T[typeof key] | undefined>, value[key], issues);
      if (field !== undefined) result[key] = field;
    }
    return result as T;
  };
}

function denyUnknown(value: Record<string, unknown>, keys: readonly string[]): void {
  const stranger = Object.keys(value).find((key) => !keys.includes(key));
  if (stranger === undefined) return;
  const known = keys.map((key) => `\`${key}\``).join(", ");
  throw new FormatError(
    `unknown field \`${stranger}\`, expected ${keys.length > 1 ? "one of " : ""}${known}`,
  );
}

/** Accepts a field under a second name too. */
export function aliased<T>(alias: string, name: string, decoder: Decoder<T>): Decoder<T> {
  return (value, issues) =>
    decoder(isMap(value) && alias in value ? { ...value, [name]: value[alias] } : value, issues);
}

/** `undefined` for what is missing or null. */
export function optional<T>(decoder: Decoder<T>): Decoder<T | undefined> {
  return (value, issues) => (value === undefined || value === null ? undefined : decoder(value, issues));
}

export function withDefault<T>(decoder: Decoder<T>, missing: T): Decoder<T> {
  return (value, issues) => (value === undefined || value === null ? missing : decoder(value, issues));
}

/** Gives whatever goes wrong inside one text, as serde's untagged enums do. */
export function untagged<T>(message: string, decoder: Decoder<T>): Decoder<T> {
  return (value, issues) => {
    try {
      return decoder(value, issues);
    } catch (error) {
      throw value === undefined ? error : reword(error, message);
    }
  };
}

/** A struct that serde flattens into its parent: its issues are below `name`. */
export function flattened<T>(name: string, decoder: Decoder<T>): Decoder<T> {
  return (value, issues) => {
    const before = issues.length;
    const result = decoder(value, issues);
    for (let i = before; i < issues.length; i++) issues[i]!.path = name + below(issues[i]!.path);
    return result;
  };
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Decodes a part, and leads to it in what goes wrong there. */
function inside<T>(key: string, decoder: Decoder<T>, value: unknown, issues: Issue[]): T {
  const before = issues.length;
  try {
    const result = decoder(value, issues);
    for (let i = before; i < issues.length; i++) issues[i]!.path = key + below(issues[i]!.path);
    return result;
  } catch (error) {
    throw error instanceof FormatError ? error.enter(key) : error;
  }
}

function below(path: string): string {
  return path === "" || path.startsWith("[") ? path : `.${path}`;
}
