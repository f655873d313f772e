import { expect, it } from "vitest";
import { depthSection } from "../../../src/report/sections/depth-section.ts";
import { sampleReport } from "../sample-report.ts";

it("warns where more depth hurts", () => {
  expect(depthSection(sampleReport)).not.toContain("hurts");
  const recommendation = { ...sampleReport.recommendation, bestDepth: 20, harmful: [100] };
  expect(depthSection({ ...sampleReport, recommendation })).toContain(
    "**More depth hurts: 100 candidates give worse results than fewer, beyond chance.**",
  );
});

it("has no steps to show where one depth was tried", () => {
  const depthCurve = sampleReport.depthCurve.slice(0, 1);
  expect(depthSection({ ...sampleReport, depthCurve })).not.toContain("gain of this step");
});
