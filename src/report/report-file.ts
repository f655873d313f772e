import type { Finding } from "./findings/finding.ts";
import { type Action, nextActions } from "./findings/next-actions.ts";
import { sayFinding } from "./findings/say-finding.ts";
import type { Report } from "./report.ts";

/** A finding with its words, which are those of every other rendering. */
export type SaidFinding = Finding & {
  /** One or a few sentences, as plain text. */
  readonly text: string;
};

/** What `report.json` holds: the report, and its findings in words. `reports/report.schema.json` is its JSON Schema. */
export interface ReportFile extends Omit<Report, "findings"> {
  /** What it concludes, the answer first. */
  readonly findings: readonly SaidFinding[];
  /** What to do next, at most five things. */
  readonly actions: readonly Action[];
}

/** A report as its file holds it. */
export function toReportFile(report: Report): ReportFile {
  const { schemaVersion, experiment, findings, ...results } = report;
  const head = { schemaVersion, experiment, findings: findings.map(withWords) };
  return { ...head, actions: nextActions(findings), ...results };
}

/** A finding with its words. */
export function withWords(finding: Finding): SaidFinding {
  return { ...finding, text: sayFinding(finding) };
}
