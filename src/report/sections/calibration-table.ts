import type { CalibrationBin } from "../../analysis/formula/calibration.ts";
import { formatCount, formatPercent, formatScore } from "../format-number.ts";
import { markdownTable } from "../markdown-table.ts";

/** Predicted probabilities against the observed shares, after a sentence on how many of them agree. */
export function calibrationTable(bins: readonly CalibrationBin[], confidence: number): string {
  const inside = bins.filter(({ observed, low = 0, high = 1 }) => observed >= low && observed <= high).length;
  return `The same probabilities in ${bins.length} bins of equal size: in ${inside} of them the observed share lies where it would lie in ${formatPercent(confidence)} of all cases if the predictions were right.

${markdownTable(
  [
    { head: "samples", align: "right", cell: ({ count }) => formatCount(count) },
    { head: "predicted", align: "right", cell: ({ predicted }) => formatScore(predicted) },
    { head: "observed", align: "right", cell: ({ observed }) => formatScore(observed) },
    {
      head: "range if right",
      align: "right",
      cell: ({ low, high }) => (low === undefined ? "–" : `${formatScore(low)}–${formatScore(high)}`),
    },
  ],
  bins,
)}`;
}
