import type { TopLevelSpec } from "vega-lite";
import type { Report } from "../report.ts";
import { cutoffChart } from "./cutoff-chart.ts";
import { depthChart } from "./depth-chart.ts";

/** The charts of a report, by the name of their file. */
export function reportCharts(report: Report): { readonly [file: string]: TopLevelSpec } {
  return { "depth.svg": depthChart(report), "cutoff.svg": cutoffChart(report) };
}
