import type { DepthPoint } from "../../analysis/stages/depth-curve.ts";
import { depthColumn } from "../depth-column.ts";
import { findExamined } from "../find-score.ts";
import { formatCount, formatDifference, formatPercent, formatScore, formatShare } from "../format-number.ts";
import { markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";
import { headlineFamily } from "../shown-measures.ts";
import { depthTable } from "./depth-table.ts";

/** Stage one beside stage two, for every depth, and what each step of depth brings. */
export function depthSection(report: Report): string {
  const parts = [
    "## Scores by depth",
    depthTable(report, headlineFamily(report)),
    "![Recall, ceiling and precision by depth](depth.svg)",
  ];
  if (report.depthCurve.length > 1) parts.push(curveNote(report), curveTable(report));
  return parts.join("\n\n");
}

function curveNote(report: Report): string {
  const { recommendation, experiment } = report;
  const { measure, margin, bestDepth, harmful } = recommendation;
  const note = `What each step of depth brings to ${measure} of ${findExamined(report)}. A depth is enough if what it loses at most to any other (one-sided ${formatPercent(experiment.confidence)} bound) is at most ${formatPercent(margin)} of the mean at ${formatCount(bestDepth)}, the best observed, and if all deeper ones are enough. p is the chance of so large a difference to ${formatCount(bestDepth)}, if all depths were alike (max-T randomisation test over all pairs of depths).`;
  if (harmful.length === 0) return note;
  return `${note} **More depth hurts: ${harmful.map(formatCount).join(" and ")} candidates give worse results than fewer, beyond chance.**`;
}

function curveTable(report: Report): string {
  const { measure } = report.recommendation;
  const best = Math.max(...report.depthCurve.map(({ mean }) => mean));
  const ofGain = (cell: (gain: NonNullable<DepthPoint["gain"]>) => string) => (point: DepthPoint) =>
    point.gain === undefined ? "–" : cell(point.gain);
  return markdownTable<DepthPoint>(
    [
      depthColumn(report),
      { head: measure, align: "right", cell: ({ mean }) => formatScore(mean) },
      {
        head: "gain of this step",
        align: "right",
        cell: ofGain(({ difference }) => formatDifference(difference)),
      },
      {
        head: `${formatPercent(report.experiment.confidence)} interval`,
        align: "right",
        cell: ofGain(({ low, high }) => `${formatDifference(low)} to ${formatDifference(high)}`),
      },
      {
        head: "to the best",
        align: "right",
        cell: ({ toBest }) => formatDifference(toBest.difference),
      },
      {
        head: "loses at most",
        align: "right",
        cell: ({ lossAtMost }) => (best === 0 ? "–" : formatShare(lossAtMost / best)),
      },
      { head: "p", align: "right", cell: ({ pValue }) => formatScore(pValue) },
    ],
    report.depthCurve,
  );
}
