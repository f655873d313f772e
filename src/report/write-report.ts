import { writeFolder } from "../write-folder.ts";
import { renderChart } from "./charts/render-chart.ts";
import { reportCharts } from "./charts/report-charts.ts";
import { renderHtml } from "./render-html.ts";
import { renderMarkdown } from "./render-markdown.ts";
import type { Report } from "./report.ts";

/**
 * Writes `report.json`, `report.md` with its charts, `report.html` and `timings.json` into a folder, all or nothing.
 *
 * @param timings Kept in a file of its own, since it differs between runs and the report must not.
 */
export async function writeReport(report: Report, timings: unknown, folder: string): Promise<void> {
  const charts: { [file: string]: string } = {};
  for (const [file, chart] of Object.entries(reportCharts(report))) charts[file] = await renderChart(chart);
  const markdown = renderMarkdown(report);
  await writeFolder(folder, {
    "report.json": toJson(report),
    "report.md": markdown,
    "report.html": renderHtml(report.experiment.name, markdown, charts),
    ...charts,
    "timings.json": toJson(timings),
  });
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
