import { inputError } from "../errors.ts";
import { hashShare } from "./split-by-query.ts";

/**
 * The fold of a query, from 0 to `folds` - 1, by a hash of its id alone.
 *
 * @example foldOfQuery("12", 5) // 2, since hashShare("12") · 5 = 2.096…
 */
export function foldOfQuery(id: string, folds: number): number {
  return Math.floor(hashShare(id) * folds);
}

/**
 * Numbers folds from 0, in the order in which users first name them.
 *
 * @param names The fold of each user.
 * @returns The number of each user's fold.
 * @throws HarnessError `input` where all users are in one fold.
 */
export function numberFolds(names: readonly (string | number)[]): Int32Array {
  const numbers = new Map([...new Set(names)].map((name, number) => [name, number]));
  if (numbers.size < 2) {
    throw inputError(
      `all ${names.length} queries are in one fold, so that no model can learn from others; divide them into at least 2 folds`,
    );
  }
  return Int32Array.from(names, (name) => numbers.get(name)!);
}
