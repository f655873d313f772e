import { comparisonColumns } from "../comparison-columns.ts";
import { findComparison } from "../find-score.ts";
import { formatCount, formatScore } from "../format-number.ts";
import { markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";

/** Both orders by every measure, at the recommended depth. */
export function comparisonSection(report: Report): string {
  return `## Formula against vector at depth ${formatCount(report.recommendation.depth)}

${comparisonTable(report)}

![Precision by cutoff](cutoff.svg)`;
}

function comparisonTable(report: Report): string {
  const { depth } = report.recommendation;
  const measures = report.experiment.cutoffs.flatMap((cutoff) => [`P@${cutoff}`, `nDCG@${cutoff}`]);
  return markdownTable(
    [
      { head: "measure", align: "left", cell: ({ measure }) => measure },
      { head: "vector", align: "right", cell: ({ vector }) => formatScore(vector) },
      { head: "formula", align: "right", cell: ({ formula }) => formatScore(formula) },
      ...comparisonColumns(report.experiment.confidence),
    ],
    measures.map((measure) => findComparison(report, depth, measure)),
  );
}
