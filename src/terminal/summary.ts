import pc from "picocolors";
import type { CostReport } from "../report/cost-report.ts";
import { firstScreen } from "../report/findings/first-screen.ts";
import type { Report } from "../report/report.ts";
import { depthColumns, depthRows } from "../report/sections/depth-table.ts";
import { visibleText } from "../visible-text.ts";
import { plainTable } from "./plain-table.ts";
import { wrapLines } from "./wrap-lines.ts";

/** Where a summary is shown. */
export interface SummaryOptions {
  readonly cost?: CostReport | undefined;
  /** Columns of the terminal; undefined where it is none. */
  readonly width?: number | undefined;
}

/** What a run tells the person at the terminal: the headline by depth, the answer, and what to do next. */
export function renderSummary(report: Report, folder: string, { cost, width }: SummaryOptions = {}): string {
  const { verdict, rest, cautions, doubts, actions } = firstScreen(report.findings);
  const said = [
    [pc.bold(visibleText(verdict)), ...rest.slice(0, 1).map(visibleText)].join(" "),
    ...rest.slice(1).map(visibleText),
    ...cautions.map((caution) => pc.yellow(`Careful: ${visibleText(caution)}`)),
    ...doubts.map((doubt) => pc.red(`Beware: ${visibleText(doubt)}`)),
    ...costProblem(cost),
    "",
    ...(actions.length > 0 ? ["Next:"] : []),
    ...actions.map((action, i) => `${i + 1}. ${visibleText(action.replaceAll("REPORT", folder))}`),
  ];
  return [
    "",
    plainTable(depthColumns(report, [{ name: report.experiment.headline }]), depthRows(report)),
    "",
    wrapLines(said.join("\n"), width),
    "",
    `Report: ${visibleText(folder)}/report.html, and report.md beside it`,
    "",
  ].join("\n");
}

/** Why the costs of the routes were not compared, or nothing. */
function costProblem(cost: CostReport | undefined): string[] {
  return cost !== undefined && "problem" in cost
    ? [pc.red(`The routes were not timed: ${cost.problem}.`)]
    : [];
}
