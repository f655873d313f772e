import type { SliceComparison } from "../../scoring/compare-slices.ts";
import { comparisonColumns, testColumns } from "../comparison-columns.ts";
import { formatCount, formatScore } from "../format-number.ts";
import { markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";

/** Who benefits: the comparison within each slice of the queries. */
export function slicesSection({ slices, recommendation, experiment }: Report): string {
  if (slices.length === 0) return "";
  const { measure, depth } = recommendation;
  const table = markdownTable<SliceComparison>(
    [
      { head: "queries by", align: "left", cell: ({ attribute }) => attribute },
      { head: "value", align: "left", cell: ({ value }) => value },
      { head: "queries", align: "right", cell: ({ queries }) => formatCount(queries) },
      {
        head: `${measure} ${experiment.control}`,
        align: "right",
        cell: ({ controlMean }) => formatScore(controlMean),
      },
      {
        head: `${measure} ${experiment.treatment}`,
        align: "right",
        cell: ({ treatmentMean }) => formatScore(treatmentMean),
      },
      ...comparisonColumns(experiment.confidence),
      ...testColumns,
    ],
    slices,
  );
  return `## Who benefits

The same comparison by ${measure} at depth ${formatCount(depth)} among queries that have something in common; p (Holm) is corrected for all ${formatCount(slices.length)} slices. A difference that is not detectable in a small slice may be there all the same.

![Difference by slice](slices.svg)

${table}`;
}
