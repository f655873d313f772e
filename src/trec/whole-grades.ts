import type { Judgments } from "../domain.ts";

/** Beyond this, a text of whole numbers no longer reads like the grades. */
const GREATEST_FACTOR = 1000;

/**
 * By which whole number grades are multiplied in a qrels file, because trec_eval reads whole grades only: the least one, up to
 * 1,000, that makes all of them whole. nDCG is the same for any, and levels are multiplied by it.
 *
 * @returns `exact` is false where no such number makes them whole: 1,000 then, and what it leaves is rounded.
 * @example half stars: { factor: 2, exact: true }
 */
export function wholeFactor(qrels: readonly Judgments[]): {
  readonly factor: number;
  readonly exact: boolean;
} {
  const distinct = new Set(qrels.flatMap(({ grades }) => Array.from(grades)));
  for (let factor = 1; factor <= GREATEST_FACTOR; factor++) {
    if ([...distinct].every((grade) => isWhole(grade * factor))) return { factor, exact: true };
  }
  return { factor: GREATEST_FACTOR, exact: false };
}

/** A grade times a factor as a whole number, which stays on its side of 0. */
export function wholeGrade(grade: number, factor: number): number {
  return grade > 0 ? Math.max(Math.round(grade * factor), 1) : Math.round(grade * factor);
}

/** Up to the rounding of a product such as 0.7 · 10. */
function isWhole(number: number): boolean {
  return Math.abs(number - Math.round(number)) <= 1e-12 * Math.abs(number);
}
