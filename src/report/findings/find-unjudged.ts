import type { SensitivityTest, UnjudgedReport } from "../../analysis/lists/unjudged.ts";
import type { ReportBody } from "../report.ts";
import type { Finding } from "./finding.ts";

/**
 * Whether an answer that one system is better rests on items without a judgment.
 *
 * @param answer The first finding of the report.
 */
export function findUnjudged({ unjudged, experiment, missed }: ReportBody, answer: Finding): Finding[] {
  const isClear = answer.code === "better" || answer.code === "worse";
  if (unjudged === undefined || !isClear) return [];
  const { control, treatment, confidence } = experiment;
  const { judged, sensitivity } = unjudged;
  const shares = {
    ...{ control, treatment, cutoff: missed.cutoff },
    ...{ controlJudged: judged.controlMean, treatmentJudged: judged.treatmentMean },
  };
  if (sensitivity === undefined) return [{ code: "unjudged-unknown", severity: "note", ...shares }];
  const findings: Finding[] = [];
  const { measure, controlMean, treatmentMean, difference, low, high } = sensitivity.condensed;
  const sign = answer.code === "better" ? 1 : -1;
  if (signOf(sensitivity.condensed, confidence) === -sign) {
    findings.push({
      ...{ code: "unjudged-reverse", severity: "warning", ...shares, confidence },
      ...{ measure, controlMean, treatmentMean, difference, low, high },
    });
  }
  if (signOf(judged, confidence) === sign && explains(sensitivity, sign)) {
    const { ahead, measure: _, ...lead } = sensitivity.imputed;
    const [first, second] = ahead === "treatment" ? [treatment, control] : [control, treatment];
    findings.push({
      ...{ code: "unjudged-explain", severity: "warning", ...shares, confidence },
      ...{ ...lead, ahead: first, behind: second },
    });
  }
  return findings;
}

/** Which way the treatment measurably differs, by interval and test; 0 where it does not. */
function signOf({ low, high, pValue }: SensitivityTest, confidence: number): -1 | 0 | 1 {
  if (pValue >= 1 - confidence) return 0;
  return low > 0 ? 1 : high < 0 ? -1 : 0;
}

/** Whether nothing measurable is left of the lead that the answer tells of. */
function explains({ imputed }: NonNullable<UnjudgedReport["sensitivity"]>, sign: -1 | 1): boolean {
  return (imputed.ahead === "treatment") === (sign === 1) && imputed.low <= 0;
}
