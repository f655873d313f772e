import type { SystemComparison } from "../../scoring/compare-systems.ts";
import { leastPValue } from "../../statistics/randomization-test.ts";
import { findComparison, findHeadlineComparisons } from "../find-score.ts";
import type { ReportBody } from "../report.ts";
import type { Finding } from "./finding.ts";

/** With fewer queries a mean is a matter of who was asked, whatever a test says. */
export const FEWEST_QUERIES = 20;

/**
 * What the comparison at the recommended depth says: is the treatment better, and is that more than chance. It is better
 * or worse only where the interval and the test agree, and there are enough queries. Since the depth is chosen by results,
 * the test is corrected for all depths.
 */
export function findAnswer(report: ReportBody): Finding[] {
  const { recommendation, experiment, systems } = report;
  const { confidence } = experiment;
  const tests = findHeadlineComparisons(report);
  const comparison = findComparison(report, recommendation.depth);
  const { low, high, queries, adjustedPValue, minimumDetectableEffect } = comparison;
  const verdict = verdictOf(comparison, tests.length, confidence);
  const evidence = { ...evidenceOf(comparison, confidence), comparisons: tests.length };
  const exported = systems.some(({ name, kind }) => name === comparison.treatment && kind === "formula");
  const answer: Finding =
    verdict === "better"
      ? { code: verdict, severity: "note", ...evidence, exported }
      : { code: verdict, severity: verdict === "no-measurable-difference" ? "note" : "warning", ...evidence };
  const findings = [answer, ...findWorseDepths(tests, verdict, confidence)];
  if (verdict !== "no-measurable-difference") return findings;
  const tested = { pValue: adjustedPValue, comparisons: tests.length };
  if (low > 0 || high < 0) return [...findings, { code: "may-be-chance", severity: "warning", ...tested }];
  if (adjustedPValue < 1 - confidence)
    return [...findings, { code: "test-differs", severity: "warning", ...tested }];
  if (minimumDetectableEffect === undefined) return findings;
  const difference = minimumDetectableEffect;
  return [...findings, { code: "too-few-queries-below", severity: "note", queries, difference }];
}

type Verdict = "better" | "worse" | "no-measurable-difference" | "too-few-queries";

/** @param family How many comparisons the test is corrected for. */
function verdictOf(comparison: SystemComparison, family: number, confidence: number): Verdict {
  const { low, high, queries, wins, losses, adjustedPValue } = comparison;
  const significance = 1 - confidence;
  const isClear = low > 0 || high < 0;
  // Queries without a difference change no sign pattern: where few differ, no p can be small.
  const least = family * leastPValue(isClear ? wins + losses : queries);
  if (queries < FEWEST_QUERIES || least >= significance) return "too-few-queries";
  if (!isClear || adjustedPValue >= significance) return "no-measurable-difference";
  return low > 0 ? "better" : "worse";
}

/** Where the treatment is worse, whatever it is at the recommended depth; with a single depth the answer says it. */
function findWorseDepths(tests: readonly SystemComparison[], answer: Verdict, confidence: number): Finding[] {
  const worse = tests.filter((test) => verdictOf(test, tests.length, confidence) === "worse");
  const [first] = worse;
  if (first === undefined || tests.length === 1) return [];
  const { control, treatment, measure } = first;
  return [
    {
      ...{ code: "worse-at-depths", severity: "warning", control, treatment, measure },
      ...{ depths: worse.map(({ depth }) => depth!), of: tests.length, elsewhereBetter: answer === "better" },
    },
  ];
}

function evidenceOf(comparison: SystemComparison, confidence: number) {
  const { control, treatment, measure, controlMean, treatmentMean, difference, low, high } = comparison;
  const { queries, wins, ties, losses, adjustedPValue } = comparison;
  return {
    ...{ control, treatment, measure, depth: comparison.depth, controlMean, treatmentMean },
    ...{ difference, low, high, confidence, pValue: adjustedPValue, queries, wins, ties, losses },
  };
}
