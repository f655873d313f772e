import { expect } from "vitest";
import { HarnessError } from "../../src/errors.ts";
import type { Ending } from "./kind.ts";

/** What no message for a person holds: a stack, a program's own words for a mistake of its own. */
export const NEVER_IN_A_MESSAGE =
  /\n\s+at |TypeError|RangeError|Cannot (?:read|set|destructure)|is not (?:a function|iterable)|\[object |Maximum call stack|Invalid (?:array|typed array|string) length|heap|node:internal/;

/** The name of a file, a setting of the experiment, or what a user knows by its name in one: a payload path, a feature's column, an attribute. */
const PLACE =
  /\.(?:jsonl?|gz|csv|tsv|parquet|qrels|run)\b|\b(?:ranking|statistics|retrieval|training)\.\w|^(?:payload|training column|the user attribute|features:?(?: make more than one column| read)?|(?:item|user) .*:|the training samples|the default of the feature that reads|approximate:|the affinity-vector of|dataset|the regression) /;

/**
 * Makes an attempt that may fail with a message alone.
 *
 * @param attempt Checks what it gets by itself.
 * @param place What every problem must name.
 */
export async function ranOrRefused(attempt: () => Promise<void>, place: RegExp = PLACE): Promise<Ending> {
  try {
    await attempt();
    return "ran";
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    reasons.push(error.problems[0]!);
    expectMessage(error, place);
    return "refused";
  }
}

export const reasons: string[] = [];
/** Every problem says where it is, in a few lines; and it is the input's fault, as engine, network and disk are well. */
function expectMessage({ code, problems }: HarnessError, place: RegExp): void {
  expect(code, problems.join("\n")).toBe("input");
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.length).toBeLessThanOrEqual(21);
  for (const problem of problems) {
    if (/^… and \d+ more problems$/.test(problem)) continue;
    expect(problem).not.toMatch(NEVER_IN_A_MESSAGE);
    expect(problem, "a message names a place").toMatch(place);
    expect(problem.length, problem).toBeLessThan(3000);
  }
}

/** Every number within a value is finite, typed arrays included; nothing else than JSON is there. */
export function expectFinite(value: unknown, name = "result"): void {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Error(`${name} is ${value}`);
  } else if (ArrayBuffer.isView(value)) {
    expectFinite(Array.from(value as Float64Array), name);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, each] of Object.entries(value)) expectFinite(each, `${name}.${key}`);
  } else if (!["string", "boolean", "undefined", "object"].includes(typeof value)) {
    throw new Error(`${name} is a ${typeof value}`);
  }
}

/** A text for people holds no number that is none, and no value that nobody printed. */
export function expectReadable(text: string): void {
  expect(text).not.toMatch(/(?<![\w"'.])(?:NaN|undefined|Infinity|\[object Object\])(?![\w"'])/);
}

/** low ≤ value ≤ high. */
export function expectBetween(low: number, value: number, high: number, name: string): void {
  if (!(value >= low - 1e-9 && value <= high + 1e-9)) {
    throw new Error(`${name} is ${value}, not from ${low} to ${high}`);
  }
}
