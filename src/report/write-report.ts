import { NO_PAUSE, type Pause } from "../pause.ts";
import { writeFolder } from "../write-folder.ts";
import { renderChart } from "./charts/render-chart.ts";
import { reportCharts } from "./charts/report-charts.ts";
import { foldSection } from "./fold-section.ts";
import type { QueryLists } from "./query-lists.ts";
import type { GateResult } from "./render-comment.ts";
import { renderFolded } from "./render-folded.ts";
import { renderHtml } from "./render-html.ts";
import { renderMarkdown } from "./render-markdown.ts";
import type { Report } from "./report.ts";
import { toReportFile } from "./report-file.ts";
import { isReportEntry } from "./report-folder.ts";
import { COST_FILE, COST_LINK } from "./sections/cost-page.ts";
import { toJson } from "./to-json.ts";

/** How a report is written. */
export interface WriteOptions {
  /** Is said first. */
  readonly gate?: GateResult | undefined;
  /** What queries were given, for the page. */
  readonly lists?: QueryLists | undefined;
  /** See `writeFolder`. */
  readonly commit?: () => void;
  /** Between the charts. */
  readonly pause?: Pause;
}

/**
 * Writes `report.json`, `report.md` with its charts and `report.html` into a folder, all or nothing; entries of the
 * folder that are no report's stay.
 *
 * @param beside Texts of further files, by name.
 */
export async function writeReport(
  report: Report,
  beside: { readonly [file: string]: string },
  folder: string,
  { gate, lists, commit, pause = NO_PAUSE }: WriteOptions = {},
): Promise<void> {
  const charts: { [file: string]: string } = {};
  for (const [file, chart] of Object.entries(reportCharts(report, lists !== undefined))) {
    await pause();
    charts[file] = await renderChart(chart);
  }
  const hasCost = beside[COST_FILE] !== undefined;
  const markdown = `${renderMarkdown(report, gate, lists)}${hasCost ? `\n${COST_LINK}\n` : ""}`;
  const folded = `${renderFolded(report, gate, lists)}${hasCost ? `\n${foldSection(COST_LINK)}` : ""}`;
  const files = {
    "report.json": toJson(toReportFile(report)),
    "report.md": folded,
    "report.html": await renderHtml(report.experiment.name, markdown, charts, lists),
    ...charts,
    ...beside,
  };
  const foreign = Object.keys(files).filter((file) => !isReportEntry(file.split("/")[0]!));
  if (foreign.length > 0) throw new RangeError(`${foreign.join(", ")} must be known as entries of a report`);
  await writeFolder(folder, files, { owns: isReportEntry, commit });
}
