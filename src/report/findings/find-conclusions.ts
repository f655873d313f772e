import { findExamined, isTreatmentFormula } from "../find-score.ts";
import type { ReportBody } from "../report.ts";
import type { Finding } from "./finding.ts";

/** How deep to fetch. */
export function findDepthAdvice(report: ReportBody): Finding[] {
  const { recommendation, experiment, dataset } = report;
  const { measure, depth, isEnough, lossAtMost, margin, bestDepth, bestGain, harmful } = recommendation;
  const severity = "note";
  const { treatment } = experiment;
  const examined = findExamined(report);
  if (examined !== treatment)
    return [{ code: "treatment-without-depth", severity, treatment, examined, depth }];
  if (experiment.depths.length === 1) return [{ code: "one-depth", severity, depth }];
  const usable = experiment.depths.filter((other) => !harmful.includes(other));
  const known = { measure, depth, margin, bestDepth, bestGain };
  return [
    adviceOf(),
    ...(harmful.length === 0
      ? []
      : [{ code: "depth-hurts", severity: "warning", depths: harmful } satisfies Finding]),
  ];

  function adviceOf(): Finding {
    if (!isEnough || lossAtMost === undefined) {
      return { code: "cannot-tell-depth", severity: "warning", ...known, queries: dataset.queries };
    }
    return depth === Math.max(...usable)
      ? { code: "depth-best", severity, ...known, lossAtMost, deepest: harmful.length === 0 }
      : { code: "depth-enough", severity, ...known, lossAtMost };
  }
}

/** Which features the ranking does not need: what is left out because of test queries has to be judged by others. */
export function findNeedlessFeatures({ ablation, recommendation }: ReportBody): Finding[] {
  const { measure, margin } = recommendation;
  const features = ablation.flatMap(({ without, together, lossAtMost = 1 }) =>
    lossAtMost <= margin && !together ? [{ without, lossAtMost }] : [],
  );
  return features.length === 0
    ? []
    : [{ code: "no-loss-without", severity: "note", measure, margin, features }];
}

/** Why to rank by the logit, where the form of the experiment does harm. */
export function findFormAdvice(report: ReportBody): Finding[] {
  const { experiment, saturation } = report;
  if (experiment.form === "logit" || !isTreatmentFormula(report)) return [];
  const { overflows, sigmoid, logit } = saturation;
  if (overflows > 0 && experiment.form === "sigmoid") {
    return [{ code: "sigmoid-overflows", severity: "warning", candidates: overflows }];
  }
  const avoidable = sigmoid.cuts.find(({ share }, i) => share > logit.cuts[i]!.share);
  return avoidable === undefined ? [] : [{ code: "sigmoid-tied", severity: "warning", ...avoidable }];
}
