import type { Report } from "./row-source.ts";

/** Qdrant's own reader of JSON goes no deeper than 128. */
const DEEPEST = 100;

/** 2^64: what is more is a float to everybody. */
const BEYOND_64_BITS = 4_294_967_296 * 4_294_967_296;

/** What is wrong with a whole number that rounding would change. */
export const BEYOND_EXACT = "beyond 2^53 - 1, the largest whole number that is exact";

/**
 * Checks that a payload is what JSON can say, whichever file it came from: a NaN or an Infinity would reach training as a
 * number and Qdrant as null. The first problem of a payload is reported.
 */
export function checkPayload(payload: unknown, report: Report): void {
  const found = findProblem(payload, DEEPEST);
  if (found !== undefined) report(`payload${found.place} ${found.problem}`);
}

/** Names the place only on the way back from a problem: nearly all payloads have none. */
function findProblem(value: unknown, levels: number): { place: string; problem: string } | undefined {
  const problem = describeProblem(value, levels);
  if (problem !== undefined) return { place: "", problem };
  if (typeof value !== "object") return undefined;
  for (const key in value) {
    const member = (value as { [key: string]: unknown })[key];
    if (typeof member === "string") continue;
    const found = findProblem(member, levels - 1);
    if (found === undefined) continue;
    return { ...found, place: `${Array.isArray(value) ? `[${key}]` : `.${key}`}${found.place}` };
  }
  return undefined;
}

/** JSON prints a float that is whole as an integer, and such integers are refused: nobody knows what they were. */
function isPrintedExactly(value: number): boolean {
  if (!Number.isFinite(value)) return false;
  return Number.isSafeInteger(value) || !Number.isInteger(value) || Math.abs(value) > BEYOND_64_BITS;
}

function describeProblem(value: unknown, levels: number): string | undefined {
  if (typeof value === "number") {
    if (isPrintedExactly(value)) return undefined;
    if (Number.isFinite(value)) return `is ${value}, ${BEYOND_EXACT}; write it as text`;
    return `is ${value}, which Qdrant would store as null; write a finite number, or leave it out`;
  }
  if (typeof value === "bigint")
    return `is ${value}, ${BEYOND_EXACT}; write it as text, or as a 64-bit float`;
  if (value instanceof Date) {
    return "is a date outside of the years -271821 to 275760; write it as text, or leave it out";
  }
  return levels === 0 && typeof value === "object" && value !== null
    ? `is nested more than ${DEEPEST} levels deep`
    : undefined;
}
