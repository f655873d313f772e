import pc from "picocolors";
import type { QueryChange, RunComparison } from "../gate/compare-two-runs.ts";
import type { PairedRuns } from "../gate/pair-runs.ts";
import type { Change } from "../gate/verdict.ts";
import { comparisonColumns } from "../report/comparison-columns.ts";
import { formatCount, formatDifference, formatPercent, formatScore } from "../report/format-number.ts";
import type { Column } from "../report/markdown-table.ts";
import type { SliceComparison } from "../scoring/compare-slices.ts";
import { describeChange, describeData, describeModel, nameScore, OUTCOMES, paint } from "./gate-text.ts";
import { plainTable } from "./plain-table.ts";

/** How many scores are named. */
const MOST_SCORES = 10;

/** How one run differs from another: the headline, scores, model, queries and slices. */
export function renderComparison(
  comparison: RunComparison,
  { before, after }: PairedRuns,
  confidence: number,
): string {
  const { verdict, gained, lost, slices } = comparison;
  const { headline, checked, regressed, improved } = verdict;
  const moved = [...regressed, ...improved];
  const blocks = [
    [
      paint(headline.outcome, pc.bold(`${describeChange(headline)}.`)),
      `Scores compared: ${formatCount(checked)}, of which ${formatCount(regressed.length)} became worse and ${formatCount(improved.length)} better.`,
      ...describeQueries(comparison),
      ...describeData(before, after),
      ...describeModel(before, after),
    ].join("\n"),
    moved.length > 0 && titled(titleOf(moved), plainTable(scoreColumns, moved.slice(0, MOST_SCORES))),
    gained.length > 0 && titled("Queries that gained most", plainTable(queryColumns(gained), gained)),
    lost.length > 0 && titled("Queries that lost most", plainTable(queryColumns(lost), lost)),
    slices.length > 0 &&
      titled(`Slices (${formatPercent(confidence)} intervals)`, plainTable(sliceColumns(confidence), slices)),
  ];
  return `${blocks.filter((block) => block !== false).join("\n\n")}\n`;
}

function titled(title: string, table: string): string {
  return `${pc.bold(title)}\n${table}`;
}

function titleOf(moved: readonly Change[]): string {
  const more = moved.length - MOST_SCORES;
  return `Scores that changed${more > 0 ? `, and ${formatCount(more)} more` : ""}`;
}

function describeQueries({ queries, onlyBefore, onlyAfter }: RunComparison): string[] {
  if (onlyBefore + onlyAfter === 0) return [];
  return [
    `${formatCount(queries)} queries are in both; ${formatCount(onlyBefore)} only in the first and ${formatCount(onlyAfter)} only in the second are left out.`,
  ];
}

const scoreColumns: readonly Column<Change>[] = [
  { head: "score", align: "left", cell: nameScore },
  { head: "before", align: "right", cell: ({ baseline }) => formatScore(baseline) },
  { head: "after", align: "right", cell: ({ current }) => formatScore(current) },
  { head: "difference", align: "right", cell: ({ difference }) => formatDifference(difference) },
  { head: "p", align: "right", cell: ({ pValue }) => formatScore(pValue) },
  { head: "", align: "left", cell: ({ outcome }) => OUTCOMES[outcome] },
];

function queryColumns(changes: readonly QueryChange[]): Column<QueryChange>[] {
  const hasTexts = changes.some(({ text }) => text !== undefined);
  return [
    { head: "query", align: "left", cell: ({ query }) => query },
    { head: "before", align: "right", cell: ({ before }) => formatScore(before) },
    { head: "after", align: "right", cell: ({ after }) => formatScore(after) },
    { head: "difference", align: "right", cell: ({ before, after }) => formatDifference(after - before) },
    ...(hasTexts
      ? [{ head: "text", align: "left" as const, cell: ({ text = "" }: QueryChange) => text }]
      : []),
  ];
}

function sliceColumns(confidence: number): Column<SliceComparison>[] {
  return [
    { head: "slice", align: "left", cell: ({ attribute, value }) => `${attribute} ${value}` },
    { head: "queries", align: "right", cell: ({ queries }) => formatCount(queries) },
    ...comparisonColumns(confidence),
    { head: "p (Holm)", align: "right", cell: ({ adjustedPValue }) => formatScore(adjustedPValue) },
  ];
}
