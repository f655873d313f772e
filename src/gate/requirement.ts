import { parseMeasure } from "../metrics/parse-measure.ts";
import { findComparison } from "../report/find-score.ts";
import type { Finding } from "../report/findings/finding.ts";
import type { Report } from "../report/report.ts";

/** How the treatment must compare with the control, by the headline at the recommended depth. */
export type Requirement = "not-measurably-worse" | "non-inferior" | "better" | "nothing";

/** A requirement that a run misses. */
export interface Shortfall {
  readonly require: Exclude<Requirement, "nothing">;
  readonly control: string;
  readonly treatment: string;
}

/**
 * Holds a run against what its experiment requires, by the report's own findings, so that the gate never says other than
 * the first screen.
 *
 * @param margin By what share of the control's mean the treatment may be worse and still be non-inferior: the whole
 *   interval of the difference must lie above the loss of so much.
 * @returns undefined where nothing is lacking.
 */
export function findShortfall(report: Report, require: Requirement, margin: number): Shortfall | undefined {
  const { control, treatment } = report.experiment;
  if (require === "nothing" || meets(report, require, margin)) return undefined;
  return { require, control, treatment };
}

function meets(report: Report, require: Shortfall["require"], margin: number): boolean {
  const found = (code: string) => report.findings.some((finding) => finding.code === code);
  switch (require) {
    case "not-measurably-worse":
      return !report.findings.some(saysNotToShip);
    case "better":
      return found("better") && !found("may-be-chance");
    case "non-inferior": {
      const { low, high, controlMean } = findComparison(report, report.recommendation.depth);
      const isHigherBetter = parseMeasure(report.experiment.headline).direction === "higher";
      return (isHigherBetter ? low : -high) > -margin * Math.abs(controlMean);
    }
  }
}

/** Whether the treatment is measurably worse: at the recommended depth, or at others where it is not better at that one. */
function saysNotToShip(finding: Finding): boolean {
  return finding.code === "worse" || (finding.code === "worse-at-depths" && !finding.elsewhereBetter);
}
