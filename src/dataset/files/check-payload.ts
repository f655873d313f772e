import type { Report } from "./read-records.ts";

/** Qdrant's own reader of JSON goes no deeper than 128. */
const DEEPEST = 100;

/**
 * Checks that a payload is what JSON can say, whichever file it came from: a NaN or an Infinity would reach training as a
 * number and Qdrant as null.
 *
 * @param place Where the value stands, as a message names it: `payload.stats.views`.
 */
export function checkPayload(value: unknown, report: Report, place = "payload", levels = DEEPEST): void {
  if (typeof value === "number" && !Number.isFinite(value)) {
    report(`${place} is ${value}, which Qdrant would store as null; write a finite number, or leave it out`);
  } else if (typeof value === "bigint") {
    report(`${place} is ${value}, ${BEYOND_EXACT}; write it as text, or as a 64-bit float`);
  } else if (value instanceof Date) {
    report(`${place} is a date outside of the years -271821 to 275760; write it as text, or leave it out`);
  } else if (typeof value === "object" && value !== null) {
    if (levels === 0) report(`${place.slice(0, 60)}… is nested more than ${DEEPEST} levels deep`);
    else
      for (const [key, member] of Object.entries(value)) {
        checkPayload(
          member,
          report,
          Array.isArray(value) ? `${place}[${key}]` : `${place}.${key}`,
          levels - 1,
        );
      }
  }
}

/** What is wrong with a whole number that rounding would change. */
export const BEYOND_EXACT = "beyond 2^53 - 1, the largest whole number that is exact";
