import type { SystemComparison } from "../../scoring/compare-systems.ts";
import { POWER, SIGNIFICANCE } from "../../statistics/minimum-detectable-effect.ts";
import { comparisonColumns, testColumns } from "../comparison-columns.ts";
import { formatCount, formatPercent, formatScore } from "../format-number.ts";
import { type Column, markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";

/** The treatment against every other system by every measure, at the recommended depth. */
export function comparisonSection(report: Report): string {
  const { control, treatment } = report.experiment;
  return `## ${treatment} against ${control} at depth ${formatCount(report.recommendation.depth)}

${comparisonNote(report)}

${comparisonTable(report)}

![Precision by cutoff](cutoff.svg)`;
}

function comparisonNote({ comparisons, dataset }: Report): string {
  return `p is the chance of so large a difference if the two were alike (randomisation test), p (Holm) the same corrected for all ${formatCount(comparisons.length)} comparisons of the report, over every measure, cutoff and depth. Detectable is the least true difference that ${formatCount(dataset.queries)} queries would have shown in ${formatPercent(POWER)} of all cases (α = ${formatPercent(SIGNIFICANCE)}): what is smaller, this experiment could not have been expected to see.`;
}

function comparisonTable(report: Report): string {
  const { depth } = report.recommendation;
  const { control, treatment, confidence } = report.experiment;
  const rows = report.comparisons.filter((comparison) => comparison.depth === depth);
  const others = rows.some((row) => row.control !== control);
  const columns: Column<SystemComparison>[] = [
    { head: "measure", align: "left", cell: ({ measure }) => measure },
    ...(others
      ? [{ head: "control", align: "left" as const, cell: (row: SystemComparison) => row.control }]
      : []),
    {
      head: others ? "its mean" : control,
      align: "right",
      cell: ({ controlMean }) => formatScore(controlMean),
    },
    { head: treatment, align: "right", cell: ({ treatmentMean }) => formatScore(treatmentMean) },
    ...comparisonColumns(confidence),
    ...testColumns,
  ];
  return markdownTable(columns, rows);
}
