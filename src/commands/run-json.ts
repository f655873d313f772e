import { verdictData } from "../gate/verdict-data.ts";
import type { Report } from "../report/report.ts";
import { toReportFile, withWords } from "../report/report-file.ts";
import { toJson } from "../report/to-json.ts";
import type { CheckDecision, Decision } from "./apply-gate.ts";
import { plainLines } from "./plain-lines.ts";

/** What was decided about a run, where anything was asked. */
export interface Decisions {
  readonly checked?: CheckDecision | undefined;
  readonly accepted?: Decision | undefined;
}

/**
 * What a run says, for programs: the findings in words, the depth, what to do next, and what the gate decided.
 *
 * @param folder Of the report.
 */
export function runJson(report: Report, folder: string, { checked, accepted }: Decisions): string {
  const { findings, actions } = toReportFile(report);
  return toJson({
    experiment: report.experiment.name,
    report: folder,
    answer: findings[0]!.code,
    depth: report.recommendation.depth,
    findings: findings.map(({ code, severity, text }) => ({ code, severity, text })),
    actions,
    check: checked && {
      passed: checked.passed,
      lines: plainLines(checked.text),
      verdict: verdictData(checked.verdict),
      doubts: checked.doubts.map(withWords).map(({ code, text }) => ({ code, text })),
      shortfall: checked.shortfall,
      accept: checked.accept,
    },
    accept: accepted && { passed: accepted.passed, lines: plainLines(accepted.text) },
  });
}
