import { expect, it } from "vitest";
import type { HeldOutReport } from "../../../src/report/model-report.ts";
import { shapeSection } from "../../../src/report/sections/shape-section.ts";
import { misshapenScore } from "../misshapen-score.ts";
import { sampleReport } from "../sample-report.ts";

const section = (shapes: Partial<HeldOutReport["shapes"]>) => {
  const heldOut = sampleReport.model.heldOut as HeldOutReport;
  const model = { ...sampleReport.model, heldOut: { ...heldOut, shapes: { ...heldOut.shapes, ...shapes } } };
  return shapeSection({ ...sampleReport, model });
};

it("is one line where no shape is wrong", () => {
  expect(section({}).split("\n\n")).toEqual([
    "## The shape of each feature",
    "No tenth of a feature is predicted measurably wrong on users that the model has not learned from (20 tests in tenths of 2 features with more than two values, of a difference beyond 10 % of the prediction, by errors robust to users and items, corrected by Holm).",
  ]);
});

it("has a table for a feature that is wrong, with its wrong tenths in bold", () => {
  const text = section({ wrong: [misshapenScore] });
  expect(text).toContain("| **0.2000 to 0.6000** |  16,000 |    0.0300 |   0.0600 |");
  expect(text).toContain("| −0.1000 to 0.2000 ");
});

it("says where nothing could be tested, and nothing where nobody was held out", () => {
  expect(section({ tests: 0 })).toContain("Not tested");
  const model = { ...sampleReport.model, heldOut: { problem: "no positives" } };
  expect(shapeSection({ ...sampleReport, model })).toBe("");
});
