import type { StageSummary } from "../analysis/stages/summarize-stages.ts";
import { candidateRecall } from "../metrics/default-measures.ts";
import type { SystemComparison } from "../scoring/compare-systems.ts";
import type { ScoreSummary } from "../scoring/summarize-scores.ts";
import type { ReportBody } from "./report.ts";
import type { SystemReport } from "./system-report.ts";

/** The summary of one measure of one system at a depth; a system without depths has one for all of them. */
export function findScore(
  report: ReportBody,
  system: string,
  depth: number,
  measure: string,
): ScoreSummary | undefined {
  return report.scores.find(
    (score) =>
      score.system === system &&
      (score.depth === depth || score.depth === undefined) &&
      score.measure === measure,
  );
}

/** The recall of the candidates of one depth. */
export function findRecall(report: ReportBody, depth: number): ScoreSummary {
  const measure = candidateRecall(depth).name;
  return found(
    findScore(report, report.experiment.retriever, depth, measure),
    `${measure} at depth ${depth}`,
  );
}

/** The headline of one system at one depth, which every report has. */
export function findHeadline(report: ReportBody, system: string, depth: number): ScoreSummary {
  const { headline } = report.experiment;
  return found(findScore(report, system, depth, headline), `${system} ${headline} at depth ${depth}`);
}

/** The system that advice on depth is about: the treatment, or the formula where that has no depth. */
export function findExamined({ experiment, systems }: ReportBody): string {
  const depthless = ({ name, depths }: SystemReport) => name === experiment.treatment && depths === undefined;
  return systems.some(depthless)
    ? systems.find(({ kind }) => kind === "formula")!.name
    : experiment.treatment;
}

/** The comparisons that the answer is one of: the two systems that it is about, by the headline, at every depth. */
export function findHeadlineComparisons({ experiment, comparisons }: ReportBody): SystemComparison[] {
  const { control, treatment, headline } = experiment;
  return comparisons.filter(
    (one) => one.control === control && one.treatment === treatment && one.measure === headline,
  );
}

/** The answer's comparison, at one depth; the only one of two systems without a depth. */
export function findComparison(report: ReportBody, depth: number): SystemComparison {
  return found(
    findHeadlineComparisons(report).find(
      (comparison) => comparison.depth === depth || comparison.depth === undefined,
    ),
    `comparison by ${report.experiment.headline} at depth ${depth}`,
  );
}

/** What each stage loses of one measure at one depth, and the ceiling. */
export function findStages(report: ReportBody, depth: number, measure: string): StageSummary | undefined {
  return report.stages.find((stages) => stages.depth === depth && stages.measure === measure);
}

/** What each stage loses of the headline at one depth, which every report has. */
export function findHeadlineStages(report: ReportBody, depth: number): StageSummary {
  const { headline } = report.experiment;
  return found(findStages(report, depth, headline), `stages of ${headline} at depth ${depth}`);
}

function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new RangeError(`the report has no ${what}`);
  return value;
}

/** Whether the answer is about the learned formula, and not about a system that only ranks beside it. */
export function isTreatmentFormula({
  systems,
  experiment,
}: Pick<ReportBody, "systems" | "experiment">): boolean {
  return systems.some(({ name, kind }) => name === experiment.treatment && kind === "formula");
}
