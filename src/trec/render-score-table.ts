import { comparisonColumns, testColumns } from "../report/comparison-columns.ts";
import { formatCount, formatPercent, formatScore } from "../report/format-number.ts";
import { type Column, markdownTable } from "../report/markdown-table.ts";
import { markdownText } from "../report/markdown-text.ts";
import type { RunComparison } from "./compare-runs.ts";
import {
  confidence,
  type MeasureReport,
  type QueryReport,
  type RunReport,
  type ScoreReport,
} from "./score-report.ts";

/** Prints scores for people: a table a run, what to know about it, and a table of comparisons, in markdown. */
export function renderScoreTable({ qrels, queries, runs, comparisons }: ScoreReport): string {
  const sections = runs.flatMap((run) => [
    `${markdownText(run.run)}, ${formatCount(queries)} queries of ${markdownText(qrels)}`,
    markdownTable(scoreColumns, run.scores),
    ...remarks(run, queries),
    ...(run.perQuery === undefined ? [] : [perQueryTable(run.perQuery)]),
  ]);
  const compared = [...new Set(comparisons.map(({ treatment }) => treatment))].flatMap((treatment) => {
    const rows = comparisons.filter((comparison) => comparison.treatment === treatment);
    return [
      `${markdownText(treatment)} minus ${markdownText(rows[0]!.control)}`,
      markdownTable(runComparisonColumns, rows),
    ];
  });
  return `${[...sections, ...compared].join("\n\n")}\n`;
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

const runComparisonColumns: readonly Column<RunComparison>[] = [
  { head: "measure", align: "left", cell: ({ measure }) => measure },
  ...comparisonColumns(confidence),
  ...testColumns,
];

/** What a reader of the means must know, a line each. */
function remarks({ run, unanswered, unjudged, scores }: RunReport, queries: number): string[] {
  const all = formatCount(queries);
  const lines = [
    ...(unjudged > 0
      ? [`Queries of ${markdownText(run)} without judgments, left out: ${formatCount(unjudged)}.`]
      : []),
    ...(unanswered > 0
      ? [`Queries without an answer, counted as 0: ${formatCount(unanswered)} of ${all}.`]
      : []),
    ...scores
      .filter(({ ties }) => ties.queriesAffected > 0)
      .map(({ measure, ties: { queriesAffected, lowest, highest, expected } }) => {
        const average = expected === undefined ? "" : `, ${formatScore(expected)} on average`;
        const range = `${formatScore(lowest)} to ${formatScore(highest)}`;
        return `${measure} depends on the order of equal scores in ${formatCount(queriesAffected)} of ${all} queries: ${range}${average}.`;
      }),
  ];
  return lines.length === 0 ? [] : [lines.join("\n")];
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
