import { mean as meanOfList } from "simple-statistics";

/**
 * The mean of some values, by simple-statistics, whose sum loses no digits.
 *
 * @param values At least one.
 * @example mean(Float64Array.of(1, 2, 6)) // 3
 */
export function mean(values: ArrayLike<number>): number {
  return meanOfList(values as number[]);
}
