import { writeFolder } from "../write-folder.ts";
import { cutoffChart, depthChart } from "./charts.ts";
import { renderChart } from "./render-chart.ts";
import { renderMarkdown } from "./render-markdown.ts";
import type { Report } from "./report.ts";

const CHARTS = { depth: "depth.svg", cutoff: "cutoff.svg" };

/**
 * Writes `report.json`, `report.md`, its charts and `timings.json` into a folder, all or nothing.
 *
 * @param timings Kept in a file of its own, since it differs between runs and the report must not.
 */
export async function writeReport(report: Report, timings: unknown, folder: string): Promise<void> {
  await writeFolder(folder, {
    "report.json": toJson(report),
    "report.md": renderMarkdown(report, CHARTS),
    [CHARTS.depth]: await renderChart(depthChart(report)),
    [CHARTS.cutoff]: await renderChart(cutoffChart(report)),
    "timings.json": toJson(timings),
  });
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
