import type { SystemComparison } from "../../scoring/compare-systems.ts";
import { POWER } from "../../statistics/minimum-detectable-effect.ts";
import { comparisonColumns, testColumns } from "../comparison-columns.ts";
import { findHeadlineComparisons } from "../find-score.ts";
import { formatCount, formatPercent, formatScore } from "../format-number.ts";
import { type Column, markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";

/** The treatment against every other system by every measure, at the recommended depth. */
export function comparisonSection(report: Report): string {
  const { control, treatment } = report.experiment;
  return `## Comparison: ${treatment} against ${control}, at depth ${formatCount(report.recommendation.depth)}

${[comparisonNote(report), ...importNotes(report)].join("\n\n")}

${comparisonTable(report)}

![Precision by cutoff](cutoff.svg)`;
}

function comparisonNote(report: Report): string {
  const { comparisons, dataset, experiment } = report;
  const { control, treatment, headline, confidence } = experiment;
  const answers = findHeadlineComparisons(report).length;
  const others = comparisons.length - answers;
  return `p is the chance of so large a difference if the two were alike (randomisation test), p (Holm) the same corrected for a family: ${headline} of ${treatment} and ${control} at every depth is the question that was asked, ${formatCount(answers)} in all, so that the depth may be chosen by the results; every other measure, cutoff and depth makes ${formatCount(others)} more. Detectable is the least true difference that ${formatCount(dataset.queries)} queries would have shown in ${formatPercent(POWER)} of all cases, at α = ${formatPercent(1 - confidence)} divided by the size of the family: what is smaller, this experiment could not have been expected to see.`;
}

/** What of the rankings that were made elsewhere was not judged as it was, a line each. */
function importNotes({ systems, dataset }: Report): string[] {
  return systems.flatMap(({ name, kind, depths, imported }) => {
    if (imported === undefined) return [];
    const { unanswered, otherQueries, unknownItems, ineligibleItems } = imported;
    const counts = [
      unanswered > 0 &&
        `${formatCount(unanswered)} of ${formatCount(dataset.queries)} queries have no answer and count as 0`,
      otherQueries > 0 && `${formatCount(otherQueries)} answers are to no query of this experiment`,
      unknownItems > 0 && `${formatCount(unknownItems)} items are not in the dataset`,
      ineligibleItems > 0 && `${formatCount(ineligibleItems)} items may not be given to the query`,
    ].filter((count) => count !== false);
    return [
      `${name} is ${kind === "query" ? "a request of your own" : "an imported run"}${depths === undefined ? ", without a depth" : ""}. ${counts.length === 0 ? "All of it was judged." : `Of it, ${counts.join("; ")}.`}`,
    ];
  });
}

function comparisonTable(report: Report): string {
  const { depth } = report.recommendation;
  const { control, treatment, confidence } = report.experiment;
  const rows = report.comparisons.filter(
    (one) => (one.depth ?? depth) === depth && one.treatment === treatment,
  );
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
