import { formatCount, formatDifference, formatScore } from "../report/format-number.ts";
import { type Column, markdownTable } from "../report/markdown-table.ts";
import type { RunComparison } from "./compare-runs.ts";
import type { MeasureReport, QueryReport, RunReport, ScoreReport } from "./score-report.ts";

/** Prints scores for people: a table a run, what to know about it, and a table of comparisons, in markdown. */
export function renderScoreTable({ qrels, queries, runs, comparisons }: ScoreReport): string {
  const sections = runs.flatMap((run) => [
    `${run.run}, ${formatCount(queries)} queries of ${qrels}`,
    markdownTable(scoreColumns, run.scores),
    ...remarks(run, queries),
    ...(run.perQuery === undefined ? [] : [perQueryTable(run.perQuery)]),
  ]);
  const compared = [...new Set(comparisons.map(({ treatment }) => treatment))].flatMap((treatment) => {
    const rows = comparisons.filter((comparison) => comparison.treatment === treatment);
    return [`${treatment} minus ${rows[0]!.control}`, markdownTable(comparisonColumns, rows)];
  });
  return `${[...sections, ...compared].join("\n\n")}\n`;
}

const scoreColumns: readonly Column<MeasureReport>[] = [
  { head: "measure", align: "left", cell: ({ measure }) => measure },
  { head: "mean", align: "right", cell: ({ mean }) => formatScore(mean) },
  {
    head: "95 % interval",
    align: "right",
    cell: ({ low, high }) => `${formatScore(low)} to ${formatScore(high)}`,
  },
  { head: "median", align: "right", cell: ({ median }) => formatScore(median) },
];

const comparisonColumns: readonly Column<RunComparison>[] = [
  { head: "measure", align: "left", cell: ({ measure }) => measure },
  { head: "difference", align: "right", cell: ({ difference }) => formatDifference(difference) },
  {
    head: "95 % interval",
    align: "right",
    cell: ({ low, high }) => `${formatDifference(low)} to ${formatDifference(high)}`,
  },
  { head: "p", align: "right", cell: ({ randomization }) => formatScore(randomization.pValue) },
  { head: "p (Holm)", align: "right", cell: ({ adjustedPValue }) => formatScore(adjustedPValue) },
  { head: "wins/ties/losses", align: "right", cell: ({ wins, ties, losses }) => `${wins}/${ties}/${losses}` },
  {
    head: "detectable",
    align: "right",
    cell: (comparison) => formatScore(comparison.minimumDetectableEffect),
  },
];

/** What a reader of the means must know, a line each. */
function remarks({ run, unanswered, unjudged, scores }: RunReport, queries: number): string[] {
  const all = formatCount(queries);
  const lines = [
    ...(unjudged > 0 ? [`Left out of ${run}: ${formatCount(unjudged)} without judgments.`] : []),
    ...(unanswered > 0
      ? [`Without an answer, counted as 0: ${formatCount(unanswered)} of ${all} queries.`]
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
