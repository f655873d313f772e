import { expect, it } from "vitest";
import { ablationSection } from "../../../src/report/sections/ablation-section.ts";
import { sampleReport } from "../sample-report.ts";

it("names all features of a group that correlates, and says why they were left out together", () => {
  const together = { ...sampleReport.ablation[0]!, without: ["year", "age"], together: true };
  const section = ablationSection({ ...sampleReport, ablation: [together, ...sampleReport.ablation] });
  expect(section).toContain("| year with age ");
  expect(section).toContain("Features that correlate by 0.7 and more");
  expect(ablationSection(sampleReport)).not.toContain("correlate");
});
