import { POWER, SIGNIFICANCE } from "../../statistics/minimum-detectable-effect.ts";
import { comparisonColumns, testColumns } from "../comparison-columns.ts";
import { findComparison } from "../find-score.ts";
import { formatCount, formatPercent, formatScore } from "../format-number.ts";
import { markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";

/** Both orders by every measure, at the recommended depth. */
export function comparisonSection(report: Report): string {
  return `## Formula against vector at depth ${formatCount(report.recommendation.depth)}

${comparisonNote(report)}

${comparisonTable(report)}

![Precision by cutoff](cutoff.svg)`;
}

function comparisonNote({ comparisons, dataset }: Report): string {
  return `p is the chance of so large a difference if the two were alike (randomisation test), p (Holm) the same corrected for all ${formatCount(comparisons.length)} comparisons of the report, over every measure, cutoff and depth. Detectable is the least true difference that ${formatCount(dataset.queries)} queries would have shown in ${formatPercent(POWER)} of all cases (α = ${formatPercent(SIGNIFICANCE)}): what is smaller, this experiment could not have been expected to see.`;
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
      ...testColumns,
    ],
    measures.map((measure) => findComparison(report, depth, measure)),
  );
}
