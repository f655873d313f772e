import type { TopLevelSpec } from "vega-lite";
import { findScore } from "../find-score.ts";
import type { Report } from "../report.ts";
import { COLOURS } from "./chart-frame.ts";
import { lineChart, point } from "./line-chart.ts";

/** Precision of both orders by cutoff, at the recommended depth. */
export function cutoffChart(report: Report): TopLevelSpec {
  const { depth } = report.recommendation;
  const points = report.experiment.cutoffs.flatMap((cutoff) => [
    point(cutoff, "formula", findScore(report, "formula", depth, `P@${cutoff}`)),
    point(cutoff, "vector", findScore(report, "vector", depth, `P@${cutoff}`)),
  ]);
  return lineChart({
    title: `Precision by cutoff, ${depth} candidates`,
    x: { title: "cutoff k (results shown)", values: report.experiment.cutoffs, logarithmic: false },
    y: "P@k, mean over queries",
    colours: [COLOURS.orange, COLOURS.blue],
    points,
  });
}
