import { expect, it } from "vitest";
import { knownLabelsSection } from "../../../src/report/sections/known-labels-section.ts";
import { sampleReport } from "../sample-report.ts";

it("judges the model on the candidates, and compares each part with the test", () => {
  const section = knownLabelsSection(sampleReport);
  expect(section).toContain("at depth 20 (8,000, 600 of them relevant");
  expect(section).toContain(
    "The 160,000 train interactions against the 40,000 of the test, by each feature:",
  );
  expect(section).toMatch(/\| the model, without the user +\| +0\.8140 \| +0\.8110 \|/);
});

it("is left out where there is nothing to say", () => {
  const labels = { ...sampleReport.labels, comparisons: [] };
  expect(knownLabelsSection({ ...sampleReport, onTest: undefined, labels })).toBe("");
});
