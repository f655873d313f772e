import type { ReportBody } from "../report.ts";
import { findAnswer } from "./find-answer.ts";
import { findCautions } from "./find-cautions.ts";
import { findCollection } from "./find-collection.ts";
import { findDepthAdvice, findFormAdvice, findNeedlessFeatures } from "./find-conclusions.ts";
import { findDoubts } from "./find-doubts.ts";
import { findHybrid } from "./find-hybrid.ts";
import { findKnownLabels } from "./find-known-labels.ts";
import { findObjectives } from "./find-objectives.ts";
import { findUnjudged } from "./find-unjudged.ts";
import type { Finding } from "./finding.ts";

/** What a report concludes, in the order in which every reader is told it: the answer, what to do, what to
 * be careful about, what is in doubt. */
export function findFindings(report: ReportBody): Finding[] {
  const [answer, ...qualified] = findAnswer(report);
  return [
    ...[answer!, ...qualified],
    ...findDepthAdvice(report),
    ...findFormAdvice(report),
    ...findHybrid(report),
    ...findObjectives(report),
    ...findNeedlessFeatures(report),
    ...findUnjudged(report, answer!),
    ...findCollection(report),
    ...findCautions(report),
    ...findKnownLabels(report),
    ...findDoubts(report),
    ...(report.engine.isQdrant ? [] : [{ code: "not-qdrant", severity: "note" } satisfies Finding]),
  ];
}
