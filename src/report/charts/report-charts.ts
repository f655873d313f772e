import type { TopLevelSpec } from "vega-lite";
import { findExamined } from "../find-score.ts";
import type { Report } from "../report.ts";
import { approximateChart } from "./approximate-chart.ts";
import { calibrationChart } from "./calibration-chart.ts";
import { cutoffChart } from "./cutoff-chart.ts";
import { depthChart } from "./depth-chart.ts";
import { slicesChart } from "./slices-chart.ts";
import { stagesChart } from "./stages-chart.ts";

/**
 * The charts of a report, by the name of their file.
 *
 * @param linked Whether they lead to queries of the page that holds them.
 */
export function reportCharts(report: Report, linked = false): { readonly [file: string]: TopLevelSpec } {
  const { approximate, labels, recommendation } = report;
  const { heldOut } = report.model;
  return {
    "depth.svg": depthChart(report),
    ...(findExamined(report) === report.experiment.treatment && {
      "stages.svg": stagesChart(report, linked),
    }),
    "cutoff.svg": cutoffChart(report),
    ...(report.slices.length > 0 && { "slices.svg": slicesChart(report) }),
    ...("problem" in heldOut || labels.knowledge !== "unseen"
      ? {}
      : { "calibration.svg": calibrationChart(heldOut.calibration) }),
    ...(approximate && { "approximate.svg": approximateChart(approximate, recommendation.depth) }),
  };
}
