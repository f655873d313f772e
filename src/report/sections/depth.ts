import type { Report } from "../report.ts";
import { depthTable } from "./depth-table.ts";

/** Stage one beside stage two, for every depth. */
export function depthSection(report: Report): string {
  return `## Recall by depth, precision by cutoff

${depthTable(report, report.experiment.cutoffs)}

![Recall, ceiling and precision by depth](depth.svg)`;
}
