import type { TopLevelSpec } from "vega-lite";
import { findScore, findStages } from "../find-score.ts";
import type { Report } from "../report.ts";
import { COLOURS } from "./chart-frame.ts";
import { lineChart, point } from "./line-chart.ts";

/** Recall, ceiling and precision by depth. */
export function depthChart(report: Report): TopLevelSpec {
  const { measure } = report.recommendation;
  const points = report.experiment.depths.flatMap((depth) => {
    const { ceiling } = findStages(report, depth, measure);
    return [
      point(depth, "recall (R@M)", findScore(report, "vector", depth, `R@${depth}`)),
      point(depth, `${measure}, ceiling`, { mean: ceiling, low: ceiling, high: ceiling }),
      point(depth, `${measure}, formula`, findScore(report, "formula", depth, measure)),
      point(depth, `${measure}, vector`, findScore(report, "vector", depth, measure)),
    ];
  });
  return lineChart({
    title: "Recall, ceiling and precision by depth",
    x: { title: "depth M (candidates fetched)", values: report.experiment.depths, logarithmic: true },
    y: "mean over queries",
    colours: [COLOURS.green, COLOURS.grey, COLOURS.orange, COLOURS.blue],
    points,
  });
}
