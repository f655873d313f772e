import { findComparison } from "../find-score.ts";
import { formatCount, formatDifference, formatPercent, formatScore } from "../format-number.ts";
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
      { head: "difference", align: "right", cell: ({ difference }) => formatDifference(difference) },
      {
        head: `${formatPercent(report.experiment.confidence)} interval`,
        align: "right",
        cell: ({ low, high }) => `${formatDifference(low)} to ${formatDifference(high)}`,
      },
      {
        head: "better / equal / worse",
        align: "right",
        cell: ({ wins, ties, losses }) =>
          `${formatCount(wins)} / ${formatCount(ties)} / ${formatCount(losses)}`,
      },
    ],
    measures.map((measure) => findComparison(report, depth, measure)),
  );
}
