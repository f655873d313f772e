import { describe, expect, it } from "vitest";
import { findShortfall } from "../../src/gate/requirement.ts";
import { findComparison } from "../../src/report/find-score.ts";
import type { Finding, FindingCode } from "../../src/report/findings/finding.ts";
import type { Report } from "../../src/report/report.ts";
import { sampleReport } from "../report/sample-report.ts";

/** The sample's report with other findings; what they hold is not read. */
function saying(...codes: FindingCode[]): Report {
  return { ...sampleReport, findings: codes.map((code) => ({ code, severity: "note" }) as Finding) };
}

/** The sample's report with another interval of the headline's difference. */
function between(low: number, high: number): Report {
  const { depth } = sampleReport.recommendation;
  const own = findComparison(sampleReport, depth);
  const comparisons = sampleReport.comparisons.map((comparison) =>
    comparison === own ? { ...comparison, controlMean: 0.5, low, high } : comparison,
  );
  return { ...sampleReport, comparisons };
}

const margin = 0.02;

describe("a requirement", () => {
  it("of nothing is never missed", () => {
    expect(findShortfall(saying("worse"), "nothing", margin)).toBeUndefined();
  });

  it("not to be measurably worse is missed by what the report calls worse, and by nothing else", () => {
    expect(findShortfall(saying("worse"), "not-measurably-worse", margin)).toEqual({
      require: "not-measurably-worse",
      control: "vector",
      treatment: "formula",
    });
    expect(findShortfall(saying("no-measurable-difference"), "not-measurably-worse", margin)).toBeUndefined();
  });

  it("not to be measurably worse is missed where the report says not to ship: worse at a depth, better at none", () => {
    const worseAt = (elsewhereBetter: boolean): Report => ({
      ...sampleReport,
      findings: [
        {
          ...{ code: "worse-at-depths", severity: "warning", control: "vector", treatment: "formula" },
          ...{ measure: "P@10", depths: [20], of: 2, elsewhereBetter },
        },
      ],
    });
    expect(findShortfall(worseAt(false), "not-measurably-worse", margin)).toBeDefined();
    expect(findShortfall(worseAt(true), "not-measurably-worse", margin)).toBeUndefined();
  });

  it("to be better is missed where that may be chance", () => {
    expect(findShortfall(saying("better"), "better", margin)).toBeUndefined();
    expect(findShortfall(saying("better", "may-be-chance"), "better", margin)).toBeDefined();
    expect(findShortfall(saying("no-measurable-difference"), "better", margin)).toBeDefined();
  });

  it("to be non-inferior is missed where the interval reaches a loss of the margin: 2 % of 0.5 is 0.01", () => {
    expect(findShortfall(between(-0.009, 0.02), "non-inferior", margin)).toBeUndefined();
    expect(findShortfall(between(-0.011, 0.02), "non-inferior", margin)).toBeDefined();
  });
});
