import type { SystemComparison } from "../scoring/compare-systems.ts";
import { type Doubt, doubtsOf } from "./doubts.ts";
import { findComparison } from "./find-score.ts";
import { formatCount, formatDifference, formatPercent, formatScore, formatShare } from "./format-number.ts";
import type { Report } from "./report.ts";

/** The answer of a report in few sentences: is the treatment better, by how much, how deep to fetch, in which form. */
export interface Answer {
  readonly verdict: string;
  readonly evidence: string;
  readonly depth: string;
  /** Why to rank by the logit, or an empty text where the form does no harm. */
  readonly form: string;
  /** What puts all of it in doubt, or an empty text. */
  readonly doubt: string;
  /** The part of it with which no run is accepted as baseline, or passes a check; or an empty text. */
  readonly stop: string;
}

/** Puts the comparison at the recommended depth into words. */
export function answerOf(report: Report): Answer {
  const comparison = findComparison(report, report.recommendation.depth);
  const doubts = doubtsOf(report);
  return {
    verdict: verdictOf(comparison),
    evidence: `${evidenceOf(comparison, report)}${testNote(comparison, report)}`,
    depth: depthAdvice(report),
    form: formAdvice(report),
    doubt: doubtOf(doubts),
    stop: doubtOf(doubts.filter(({ stops }) => stops)),
  };
}

function verdictOf({ control, treatment, low, high }: SystemComparison): string {
  if (low > 0) return `${treatment} ranks better than ${control}.`;
  if (high < 0) return `${treatment} ranks worse than ${control}.`;
  return `${treatment} cannot be told from ${control}.`;
}

function evidenceOf(comparison: SystemComparison, { experiment, recommendation }: Report): string {
  const { control, treatment, measure, controlMean, treatmentMean } = comparison;
  const { difference, low, high, wins, ties, losses } = comparison;
  const interval = `${formatPercent(experiment.confidence)} interval ${formatDifference(low)} to ${formatDifference(high)}`;
  return (
    `At depth ${formatCount(recommendation.depth)}, ${measure} goes from ${formatScore(controlMean)} (${control}) to ${formatScore(treatmentMean)} (${treatment}): ` +
    `${formatDifference(difference)}, ${interval}, over ${formatCount(comparison.queries)} queries ` +
    `(${formatCount(wins)} better, ${formatCount(ties)} equal, ${formatCount(losses)} worse).`
  );
}

/** Where the interval says more or less than the corrected test, or nothing: what else is to be known. */
function testNote(comparison: SystemComparison, { experiment, comparisons }: Report): string {
  const { low, high, adjustedPValue, minimumDetectableEffect } = comparison;
  const isClear = low > 0 || high < 0;
  const test = `the randomisation test, corrected for all ${formatCount(comparisons.length)} comparisons of this report (Holm)`;
  const p = `p = ${formatScore(adjustedPValue)}`;
  const isSignificant = adjustedPValue < 1 - experiment.confidence;
  if (isClear) return isSignificant ? "" : ` But by ${test}, it may be chance: ${p}.`;
  if (isSignificant) return ` But by ${test}, they differ: ${p}.`;
  return ` With so many queries a true difference below ${formatScore(minimumDetectableEffect)} would likely have gone unseen.`;
}

function depthAdvice({ recommendation, experiment }: Report): string {
  const { depth, bestDepth, measure, harmful } = recommendation;
  if (experiment.depths.length === 1) return `Only depth ${formatCount(depth)} was tried.`;
  const hurts =
    harmful.length === 0 ? "" : ` More hurts: ${harmful.map(formatCount).join(" and ")} rank worse.`;
  const fetch = `Fetch ${formatCount(depth)} candidates`;
  if (depth === bestDepth) {
    const deeper =
      depth < Math.max(...experiment.depths)
        ? "no deeper prefetch does better"
        : "it is the deepest tried, and better than all others";
    return `${fetch}: ${deeper} by ${measure}.${hurts}`;
  }
  return `${fetch}: the best depth by ${measure}, ${formatCount(bestDepth)}, is not distinguishable from it.${hurts}`;
}

function formAdvice({ experiment, saturation }: Report): string {
  if (experiment.form === "logit") return "";
  const { overflows, sigmoid, logit } = saturation;
  const advice = 'Rank by the logit ("form": "logit")';
  if (overflows > 0 && experiment.form === "sigmoid") {
    return `${advice}: Qdrant refuses to compute the sigmoid of ${formatCount(overflows)} candidates.`;
  }
  const avoidable = sigmoid.cuts.find(({ share }, i) => share > logit.cuts[i]!.share);
  if (avoidable === undefined) return "";
  return `${advice}: in ${formatShare(avoidable.share)} of the queries the sigmoid has equal 32-bit scores on both sides of the cut at ${avoidable.cutoff}, so that chance decides what is shown.`;
}

function doubtOf(doubts: readonly Doubt[]): string {
  return doubts.length === 0 ? "" : `Beware: ${doubts.map(({ says }) => says).join("; ")}.`;
}
