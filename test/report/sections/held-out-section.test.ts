import { expect, it } from "vitest";
import type { Report } from "../../../src/report/report.ts";
import { heldOutSection } from "../../../src/report/sections/held-out-section.ts";
import { sampleReport } from "../sample-report.ts";

it("says why a model could not be judged, and shows no chart then", () => {
  const heldOut = { problem: "the 1 users held out of 5 have 0 positives among 9 samples" };
  const section = heldOutSection({ ...sampleReport, model: { ...sampleReport.model, heldOut } });
  expect(section).toContain(`Not judged: ${heldOut.problem}.`);
  expect(section).not.toContain("calibration.svg");
});

it("says which share of the samples was too small to learn from", () => {
  expect(heldOutSection(sampleReport)).toContain(
    "1 % of the samples: the training samples hold 0 positives.",
  );
});

it.each([
  ["within the range", 0.002, 1],
  ["below it", 0.0012, 0],
  ["above it", 0.0028, 0],
])("counts a bin whose observed share is %s", (_, observed, inside) => {
  const bin = { count: 16_000, predicted: 0.002, observed, low: 0.0013, high: 0.0027 };
  const heldOut = { ...sampleReport.model.heldOut, calibration: [bin] };
  const section = heldOutSection({
    ...sampleReport,
    model: { ...sampleReport.model, heldOut } as Report["model"],
  });
  expect(section).toContain(`in 1 bins of equal size: in ${inside} of them`);
});

it("calls nothing held out that the features know, and heads no table with it", () => {
  const labels = { ...sampleReport.labels, knowledge: "known" as const };
  const section = heldOutSection({ ...sampleReport, labels });
  expect(section).toContain("## The model, on labels that its features know");
  expect(section).toContain("Features know these labels, of the train part");
  expect(section).toContain("not held out: log loss 0.0829, Brier score 0.0181, AUC 0.8140.");
  expect(section).not.toContain("| AUC");
  expect(section).not.toContain("calibration.svg");
  const undeclared = heldOutSection({ ...sampleReport, labels: { ...labels, knowledge: "undeclared" } });
  expect(undeclared).toContain("Features may know these labels");
  expect(undeclared).not.toContain("on users that it has not seen");
});
