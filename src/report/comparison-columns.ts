import type { TestedComparison } from "../statistics/adjust-p-values.ts";
import type { PairedComparison } from "../statistics/compare-paired.ts";
import { formatCount, formatDifference, formatPercent, formatScore } from "./format-number.ts";
import type { Column } from "./markdown-table.ts";

/** The columns of a table whose rows are comparisons: difference, interval, and how many queries moved. */
export function comparisonColumns(confidence: number): Column<PairedComparison>[] {
  return [
    { head: "difference", align: "right", cell: ({ difference }) => formatDifference(difference) },
    {
      head: `${formatPercent(confidence)} interval`,
      align: "right",
      cell: ({ low, high }) => `${formatDifference(low)} to ${formatDifference(high)}`,
    },
    {
      head: "better / equal / worse",
      align: "right",
      cell: ({ wins, ties, losses }) =>
        `${formatCount(wins)} / ${formatCount(ties)} / ${formatCount(losses)}`,
    },
  ];
}

/** What tests say of the same comparisons, and the least difference that they would have shown. */
export const testColumns: readonly Column<TestedComparison>[] = [
  { head: "p", align: "right", cell: ({ randomization }) => formatScore(randomization.pValue) },
  { head: "p (Holm)", align: "right", cell: ({ adjustedPValue }) => formatScore(adjustedPValue) },
  {
    head: "detectable",
    align: "right",
    cell: ({ minimumDetectableEffect }) => formatScore(minimumDetectableEffect),
  },
];
