import type { SystemComparison } from "../analysis/scores/compare-systems.ts";
import type { ScoreSummary } from "../analysis/scores/summarize-scores.ts";
import type { StageSummary } from "../analysis/stages/summarize-stages.ts";
import type { System } from "../domain.ts";
import type { Report } from "./report.ts";

/** The summary of one measure of one system at one depth; the report holds every combination that it announces. */
export function findScore(report: Report, system: System, depth: number, measure: string): ScoreSummary {
  return found(
    report.scores.find(
      (score) => score.system === system && score.depth === depth && score.measure === measure,
    ),
    `${system} ${measure} at depth ${depth}`,
  );
}

/** The comparison of the two systems by one measure at one depth. */
export function findComparison(report: Report, depth: number, measure: string): SystemComparison {
  return found(
    report.comparisons.find((comparison) => comparison.depth === depth && comparison.measure === measure),
    `comparison by ${measure} at depth ${depth}`,
  );
}

/** What each stage loses of one measure at one depth, and the ceiling. */
export function findStages(report: Report, depth: number, measure: string): StageSummary {
  return found(
    report.stages.find((stages) => stages.depth === depth && stages.measure === measure),
    `stages of ${measure} at depth ${depth}`,
  );
}

function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new RangeError(`the report has no ${what}`);
  return value;
}
