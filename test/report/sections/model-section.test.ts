import { expect, it } from "vitest";
import type { Report } from "../../../src/report/report.ts";
import { modelSection } from "../../../src/report/sections/model-section.ts";
import { sampleReport } from "../sample-report.ts";

const section = (changes: Partial<Report["model"]>) =>
  modelSection({ ...sampleReport, model: { ...sampleReport.model, ...changes } });

it("says how far the package's weights are from the optimum, where they are used", () => {
  expect(
    section({
      weightsFrom: "ml-logistic-regression",
      package: { rows: 160_000, steps: 60, distance: 0.0004 },
    }),
  ).toContain("after 60 steps on all samples, less than 0.1 standard errors from the optimum");
});

it("says why Newton's weights are used: too many rows, or a problem that the package does not know", () => {
  expect(section({})).toContain(
    "fitted on a case-control sample of 12,800 rows (60 steps), which were 1.5 standard errors off",
  );
  expect(section({ package: { rows: 160_000, steps: 60, distance: 2 } })).toContain(
    "fitted without the penalty and the weights of samples, which it does not know (60 steps)",
  );
});

it("says how many samples were drawn, where not all were", () => {
  const samples = { rows: 160_000, positives: 3200, trainedOn: 9600 };
  expect(section({ samples })).toContain("It learned from 9,600 of them, with the intercept corrected.");
  expect(section({})).not.toContain("It learned from");
});
