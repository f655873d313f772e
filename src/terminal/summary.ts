import pc from "picocolors";
import type { CostReport } from "../report/cost-report.ts";
import { firstScreen } from "../report/findings/first-screen.ts";
import type { Report } from "../report/report.ts";
import { depthTable } from "../report/sections/depth-table.ts";
import { visibleText } from "../visible-text.ts";

/** What a run tells the person at the terminal: the depth table of the headline cutoff and the answer. */
export function renderSummary(report: Report, folder: string, cost?: CostReport): string {
  const { verdict, rest, cautions, doubts, actions } = firstScreen(report.findings);
  return [
    "",
    depthTable(report, [{ name: report.experiment.headline }]),
    "",
    [pc.bold(visibleText(verdict)), ...rest.slice(0, 1).map(visibleText)].join(" "),
    ...rest.slice(1).map(visibleText),
    ...cautions.map((caution) => pc.yellow(`Careful: ${visibleText(caution)}`)),
    ...doubts.map((doubt) => pc.red(`Beware: ${visibleText(doubt)}`)),
    ...costProblem(cost),
    "",
    ...(actions.length > 0 ? ["Next:"] : []),
    ...actions.map((action, i) => `${i + 1}. ${visibleText(action)}`),
    "",
    `Report: ${visibleText(folder)}/report.md`,
    "",
  ].join("\n");
}

/** Why the costs of the routes were not compared, or nothing. */
function costProblem(cost: CostReport | undefined): string[] {
  return cost !== undefined && "problem" in cost
    ? [pc.red(`The routes were not timed: ${cost.problem}.`)]
    : [];
}
