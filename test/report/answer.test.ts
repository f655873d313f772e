import { expect, it } from "vitest";
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
