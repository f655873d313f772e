import { describe, expect, it } from "vitest";
import { answerOf } from "../../src/report/answer.ts";
import type { Report } from "../../src/report/report.ts";
import { sampleReport } from "./sample-report.ts";

function formAdvice(form: Report["experiment"]["form"], saturation: Partial<Report["saturation"]>): string {
  return answerOf({
    ...sampleReport,
    experiment: { ...sampleReport.experiment, form },
    saturation: { ...sampleReport.saturation, ...saturation },
  }).form;
}

it("recommends the logit where the sigmoid has ties across the cut that the logit tells apart", () => {
  expect(formAdvice("sigmoid", {})).toMatch(/^Rank by the logit \("form": "logit"\): in 4 % of the queries/);
  expect(formAdvice("stable-sigmoid", {})).toMatch(/^Rank by the logit/);
});

it("recommends the logit where Qdrant would refuse the sigmoid", () => {
  const unsaturated = { overflows: 3, sigmoid: sampleReport.saturation.logit };
  expect(formAdvice("sigmoid", unsaturated)).toContain(
    "Qdrant refuses to compute the sigmoid of 3 candidates",
  );
  expect(formAdvice("stable-sigmoid", unsaturated)).toBe("");
});

it("has no advice where the logit is used, or would be tied as well", () => {
  expect(formAdvice("logit", {})).toBe("");
  expect(formAdvice("sigmoid", { logit: sampleReport.saturation.sigmoid })).toBe("");
});

describe("beside the interval", () => {
  /** The evidence where the interval and the corrected p-value are these. */
  const evidence = (low: number, high: number, adjustedPValue: number) =>
    answerOf({
      ...sampleReport,
      comparisons: sampleReport.comparisons.map((other) => ({ ...other, low, high, adjustedPValue })),
    }).evidence;

  it("says nothing of the test where it agrees", () => {
    expect(evidence(0.01, 0.03, 0.04)).toMatch(/worse\)\.$/);
  });

  it("says where the corrected test does not see the difference that the interval shows", () => {
    const note =
      "the randomisation test, corrected for all 8 comparisons of this report (Holm), it may be chance: p = 0.0600.";
    expect(evidence(0.01, 0.03, 0.06)).toContain(note);
    expect(evidence(-0.03, -0.01, 0.06)).toContain(note);
  });

  it("says where the corrected test sees a difference that the interval does not show", () => {
    expect(evidence(-0.01, 0.03, 0.04)).toContain("they differ: p = 0.0400.");
  });

  it("says what could not have been seen where nothing is", () => {
    expect(evidence(-0.01, 0.03, 0.5)).toMatch(
      /With so many queries a true difference below 0\.0123 would likely have gone unseen\.$/,
    );
  });
});
