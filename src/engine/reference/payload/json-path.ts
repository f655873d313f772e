import type { Json } from "../../../domain.ts";
import { property } from "../../../qdrant-rules/json-object.ts";
import { spellKey } from "../../../qdrant-rules/spell-key.ts";

/** One step down into a payload: a key of an object, a position in an array, or every element of an array. */
export type PathStep = string | number | typeof EVERY;

/** `[]`: every element of an array. */
export const EVERY = Symbol("every element");

/** A parsed path; `text` is its canonical spelling, so that equal paths have equal texts. */
export interface JsonPath {
  readonly text: string;
  /** At least one; the first is a key. */
  readonly steps: readonly PathStep[];
}

const KEY = /([\p{Alphabetic}\p{N}_-]+)|"([^"\\]*)"/uy;
const NEXT = /\.(?:([\p{Alphabetic}\p{N}_-]+)|"([^"\\]*)")|\[(\d*)\]/uy;

/**
 * Parses Qdrant's JSON path syntax: keys joined by dots, quoted where they hold other characters than letters, digits,
 * `_` and `-`; `[3]` is an element of an array and `[]` every element.
 *
 * @returns undefined for anything else, like an empty path or `a..b`.
 * @example parseJsonPath('a[].b."odd key"')?.steps // ["a", EVERY, "b", "odd key"]
 */
export function parseJsonPath(text: string): JsonPath | undefined {
  const steps: PathStep[] = [];
  let position = 0;
  while (position < text.length) {
    const pattern = position === 0 ? KEY : NEXT;
    pattern.lastIndex = position;
    const token = pattern.exec(text);
    if (token === null) return undefined;
    const [matched, plain, quoted, index] = token;
    steps.push(plain ?? quoted ?? (index === "" ? EVERY : Number(index)));
    position += matched.length;
  }
  return steps.length === 0 ? undefined : { text: formatPath(steps), steps };
}

function formatPath(steps: readonly PathStep[]): string {
  return steps
    .map((step, position) => {
      if (step === EVERY) return "[]";
      if (typeof step === "number") return `[${step}]`;
      return (position === 0 ? "" : ".") + spellKey(step);
    })
    .join("");
}

const NO_VALUES: readonly Json[] = [];

/**
 * What a payload holds at a path: one value, or several below `[]`, or nothing. An array at the end of the path is
 * one value.
 */
export function valuesAt(payload: Json, { steps }: JsonPath): readonly Json[] {
  return collect(payload, steps, 0);
}

function collect(payload: Json, steps: readonly PathStep[], from: number): readonly Json[] {
  let value: Json | undefined = payload;
  for (let depth = from; depth < steps.length; depth++) {
    const step = steps[depth]!;
    if (step === EVERY) {
      return Array.isArray(value)
        ? value.flatMap((element: Json) => collect(element, steps, depth + 1))
        : NO_VALUES;
    }
    value = typeof step === "string" ? property(value, step) : Array.isArray(value) ? value[step] : undefined;
    if (value === undefined) return NO_VALUES;
  }
  return [value];
}
