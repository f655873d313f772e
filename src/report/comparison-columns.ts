import type { PairedComparison } from "../statistics/compare-paired.ts";
import { formatCount, formatDifference, formatPercent } from "./format-number.ts";
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
