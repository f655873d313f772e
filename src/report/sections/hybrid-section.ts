import type { RetrieverShare } from "../../analysis/stages/retriever-shares.ts";
import { depthColumn } from "../depth-column.ts";
import { findRecall } from "../find-score.ts";
import { formatCount, formatDifference, formatPercent, formatScore, formatShare } from "../format-number.ts";
import type { FusionTies, MissingScoreCost } from "../hybrid-report.ts";
import { markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";

/** What each of several retrievers brings to the candidates, and how far chance decides what fusions show. */
export function hybridSection(report: Report): string {
  const { hybrid, recommendation } = report;
  if (hybrid === undefined) return "";
  const concerned = hybrid.ties.filter(({ queriesAffected }) => queriesAffected > 0);
  const parts = [
    "## What each retriever finds",
    `The candidates are what any retriever finds. “Only” is the share of the relevant items that no other retriever finds, “unscored” the share of the candidates whose score by it is a default.`,
    sharesTable(report, hybrid.shares),
  ];
  if (concerned.length > 0) {
    parts.push(
      `A fusion by ranks has ties, which Qdrant leaves in any order; here the smaller id comes first. Over all orders of them ${recommendation.measure} at depth ${formatCount(recommendation.depth)} lies between:`,
      tiesTable(concerned),
    );
  }
  if (hybrid.missingScores !== undefined) parts.push(missingScoresNote(hybrid.missingScores, report));
  return parts.join("\n\n");
}

function missingScoresNote(cost: MissingScoreCost, { experiment }: Report): string {
  const { depth, measure, similarity, difference, low, high, wins, ties, losses } = cost;
  return `A retriever scores what it did not find itself by a default. Trained and ranked with every score instead, by one more prefetch for each retriever, ${measure} at depth ${formatCount(depth)} is ${formatScore(similarity)}; the default makes it ${formatScore(cost.default)}: ${formatDifference(difference)} (${formatPercent(experiment.confidence)} interval ${formatDifference(low)} to ${formatDifference(high)}; ${formatCount(wins)} queries better, ${formatCount(ties)} equal, ${formatCount(losses)} worse).`;
}

function sharesTable(report: Report, shares: readonly RetrieverShare[]): string {
  return markdownTable<RetrieverShare>(
    [
      depthColumn(report),
      { head: "retriever", align: "left", cell: ({ retriever }) => retriever },
      { head: "its recall", align: "right", cell: ({ recall }) => formatScore(recall) },
      { head: "only", align: "right", cell: ({ only }) => formatScore(only) },
      {
        head: "recall of all",
        align: "right",
        cell: ({ depth }) => formatScore(findRecall(report, depth).mean),
      },
      { head: "unscored", align: "right", cell: ({ unscored }) => formatShare(unscored) },
    ],
    shares,
  );
}

function tiesTable(ties: readonly FusionTies[]): string {
  return markdownTable<FusionTies>(
    [
      { head: "fusion", align: "left", cell: ({ system }) => system },
      {
        head: "queries concerned",
        align: "right",
        cell: ({ queriesAffected }) => formatCount(queriesAffected),
      },
      { head: "lowest", align: "right", cell: ({ lowest }) => formatScore(lowest) },
      { head: "expected", align: "right", cell: ({ expected }) => formatScore(expected) },
      { head: "highest", align: "right", cell: ({ highest }) => formatScore(highest) },
    ],
    ties,
  );
}
