import type { TopLevelSpec } from "vega-lite";
import { findHeadline, findHeadlineStages, findRecall } from "../find-score.ts";
import type { Report } from "../report.ts";
import { COLOURS } from "./chart-frame.ts";
import { lineChart, point } from "./line-chart.ts";

/** Recall, ceiling and precision by depth. */
export function depthChart(report: Report): TopLevelSpec {
  const { control, treatment, headline: measure } = report.experiment;
  const points = report.experiment.depths.flatMap((depth) => {
    const { ceiling } = findHeadlineStages(report, depth);
    return [
      point(depth, "recall (R@M)", findRecall(report, depth)),
      point(depth, `${measure}, ceiling`, { mean: ceiling, low: ceiling, high: ceiling }),
      point(depth, `${measure}, ${treatment}`, findHeadline(report, treatment, depth)),
      point(depth, `${measure}, ${control}`, findHeadline(report, control, depth)),
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
