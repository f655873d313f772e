import { expect, it } from "vitest";
import { heldOutSection } from "../../../src/report/sections/held-out.ts";
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

it("counts the bins whose observed share is as predicted", () => {
  expect(heldOutSection(sampleReport)).toContain("in 2 bins of equal size: in 1 of them");
});
