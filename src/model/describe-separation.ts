import type { Pause } from "../pause.ts";
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
export async function describeSeparation(samples: Samples, pause: Pause): Promise<string> {
  const all = samples.columns.map((_, column) => column);
  const names = (columns: readonly number[]) => columns.map((column) => samples.columns[column]).join(", ");
  const alone = all.filter((column) => separates(samples, column));
  if (alone.length === 1) return `the column ${names(alone)} separates`;
  if (alone.length > 1) return `each of the columns ${names(alone)} separates`;
  let together = all;
  for (const column of all) {
    const fewer = together.filter((other) => other !== column);
    if (await isSeparable(selectColumns(samples, fewer), pause)) together = fewer;
  }
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

async function isSeparable(samples: Samples, pause: Pause): Promise<boolean> {
  if (samples.columns.length === 0) return false;
  return (await solveByNewton(whitenDesign(samples), 0, undefined, pause)) === undefined;
}
