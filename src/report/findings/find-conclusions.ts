import { findComparison } from "../find-score.ts";
import type { ReportBody } from "../report.ts";
import type { Finding } from "./finding.ts";

/** What the comparison at the recommended depth says: is the treatment better, and is that more than chance. */
export function findAnswer(report: ReportBody): Finding[] {
  const { recommendation, experiment, comparisons } = report;
  const { depth } = recommendation;
  const { confidence } = experiment;
  const comparison = findComparison(report, depth);
  const { control, treatment, measure, controlMean, treatmentMean, difference, low, high } = comparison;
  const { queries, wins, ties, losses, adjustedPValue, minimumDetectableEffect } = comparison;
  const isClear = low > 0 || high < 0;
  const code = low > 0 ? "better" : high < 0 ? "worse" : "no-measurable-difference";
  const compared = { control, treatment, measure, depth, controlMean, treatmentMean };
  const counts = { queries, wins, ties, losses };
  const answer: Finding = {
    ...{ code, severity: code === "worse" ? "warning" : "note" },
    ...{ ...compared, difference, low, high, confidence, ...counts },
  };
  const isSignificant = adjustedPValue < 1 - confidence;
  const tested = { pValue: adjustedPValue, comparisons: comparisons.length };
  if (isClear) {
    return isSignificant ? [answer] : [answer, { code: "may-be-chance", severity: "warning", ...tested }];
  }
  return [
    answer,
    isSignificant
      ? { code: "test-differs", severity: "warning", ...tested }
      : { code: "too-few-queries-below", severity: "note", queries, difference: minimumDetectableEffect },
  ];
}

/** How deep to fetch. */
export function findDepthAdvice({ recommendation, experiment }: ReportBody): Finding[] {
  const { depth, bestDepth, measure, harmful } = recommendation;
  if (experiment.depths.length === 1) return [{ code: "one-depth", severity: "note", depth }];
  const deepest = depth === Math.max(...experiment.depths);
  return [
    depth === bestDepth
      ? { code: "depth-best", severity: "note", depth, measure, deepest }
      : { code: "depth-enough", severity: "note", depth, measure, bestDepth },
    ...(harmful.length === 0
      ? []
      : [{ code: "depth-hurts", severity: "warning", depths: harmful } satisfies Finding]),
  ];
}

/** Why to rank by the logit, where the form of the experiment does harm. */
export function findFormAdvice({ experiment, saturation }: ReportBody): Finding[] {
  if (experiment.form === "logit") return [];
  const { overflows, sigmoid, logit } = saturation;
  if (overflows > 0 && experiment.form === "sigmoid") {
    return [{ code: "sigmoid-overflows", severity: "warning", candidates: overflows }];
  }
  const avoidable = sigmoid.cuts.find(({ share }, i) => share > logit.cuts[i]!.share);
  return avoidable === undefined ? [] : [{ code: "sigmoid-tied", severity: "warning", ...avoidable }];
}
