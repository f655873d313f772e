import { comparisonColumns, testColumns } from "../report/comparison-columns.ts";
import { formatCount, formatPercent, formatScore } from "../report/format-number.ts";
import { type Column, markdownTable } from "../report/markdown-table.ts";
import { markdownText } from "../report/markdown-text.ts";
import type { SystemComparison } from "../scoring/compare-systems.ts";
import { remarksOnFiles, remarksOnRun } from "./score-remarks.ts";
import { confidence, type MeasureReport, type QueryReport, type ScoreReport } from "./score-report.ts";

/** Prints scores for people: a table a run, what to know about it, and a table of comparisons, in markdown. */
export function renderScoreTable(report: ScoreReport): string {
  const { qrels, queries, runs, comparisons } = report;
  const sections = runs.flatMap((run) => [
    `${markdownText(run.run)}, ${formatCount(queries)} queries of ${markdownText(qrels)}`,
    markdownTable(scoreColumns, run.scores),
    ...paragraph(remarksOnRun(run, report)),
    ...(run.perQuery === undefined ? [] : [perQueryTable(run.perQuery)]),
  ]);
  const compared = [...new Set(comparisons.map(({ treatment }) => treatment))].flatMap((treatment) => {
    const rows = comparisons.filter((comparison) => comparison.treatment === treatment);
    return [
      `${markdownText(treatment)} minus ${markdownText(rows[0]!.control)}`,
      markdownTable(runComparisonColumns, rows),
    ];
  });
  return `${[...sections, ...compared, ...paragraph(remarksOnFiles(report))].join("\n\n")}\n`;
}

const scoreColumns: readonly Column<MeasureReport>[] = [
  { head: "measure", align: "left", cell: ({ measure }) => measure },
  { head: "mean", align: "right", cell: ({ mean }) => formatScore(mean) },
  {
    head: `${formatPercent(confidence)} interval`,
    align: "right",
    cell: ({ low, high }) => `${formatScore(low)} to ${formatScore(high)}`,
  },
  { head: "median", align: "right", cell: ({ median }) => formatScore(median) },
];

const runComparisonColumns: readonly Column<SystemComparison>[] = [
  { head: "measure", align: "left", cell: ({ measure }) => measure },
  ...comparisonColumns(confidence),
  ...testColumns,
];

function paragraph(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.map(markdownText).join("\n")];
}

function perQueryTable(perQuery: readonly QueryReport[]): string {
  const measures = Object.keys(perQuery[0]?.scores ?? {});
  return markdownTable<QueryReport>(
    [
      { head: "query", align: "left", cell: ({ query }) => query },
      ...measures.map((measure) => ({
        head: measure,
        align: "right" as const,
        cell: ({ scores }: QueryReport) => formatScore(scores[measure]!),
      })),
    ],
    perQuery,
  );
}
