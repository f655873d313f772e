import type { ReportBody } from "../report.ts";
import type { Finding } from "./finding.ts";

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
