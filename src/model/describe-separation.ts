import { solveByNewton } from "./newton.ts";
import { type Samples, selectColumns } from "./samples.ts";
import { whitenDesign } from "./whitened-design.ts";

/**
 * Says which columns make a regression impossible: each of those that alone has all positives on one side of all
 * negatives (touching at most), or else a smallest set of columns that does so together.
 *
 * @param samples Samples on which `solveByNewton` finds no finite optimum without a penalty.
 * @example "each of the columns clicks, purchases separates"
 */
export function describeSeparation(samples: Samples): string {
  const all = samples.columns.map((_, column) => column);
  const names = (columns: readonly number[]) => columns.map((column) => samples.columns[column]).join(", ");
  const alone = all.filter((column) => separates(samples, column));
  if (alone.length === 1) return `the column ${names(alone)} separates`;
  if (alone.length > 1) return `each of the columns ${names(alone)} separates`;
  const together = all.reduce((needed, column) => {
    const fewer = needed.filter((other) => other !== column);
    return isSeparable(selectColumns(samples, fewer)) ? fewer : needed;
  }, all);
  return `the columns ${names(together)} together separate`;
}

function separates({ columns, values, labels }: Samples, column: number): boolean {
  const positives = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };
  const negatives = { ...positives };
  labels.forEach((label, row) => {
    const value = values[row * columns.length + column]!;
    const range = label > 0 ? positives : negatives;
    range.low = Math.min(range.low, value);
    range.high = Math.max(range.high, value);
  });
  return positives.low >= negatives.high || negatives.low >= positives.high;
}

function isSeparable(samples: Samples): boolean {
  return samples.columns.length > 0 && solveByNewton(whitenDesign(samples)) === undefined;
}
