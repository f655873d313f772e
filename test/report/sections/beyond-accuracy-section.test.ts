import { expect, it } from "vitest";
import { beyondAccuracySection } from "../../../src/report/sections/beyond-accuracy-section.ts";
import { sampleReport } from "../sample-report.ts";

it("explains the measures that it lists, and no others", () => {
  expect(beyondAccuracySection(sampleReport)).toContain("among the 20 % of items");
  const { beyondAccuracy } = sampleReport;
  const scores = beyondAccuracy.scores.slice(0, 1);
  const section = beyondAccuracySection({
    ...sampleReport,
    beyondAccuracy: { ...beyondAccuracy, scores },
  });
  expect(section).toMatch(/^\| Coverage@10 \| +0\.2100 \| +0\.1700 \|$/m);
  expect(section).not.toMatch(/Novelty|PopularityShare|ILD/);
});
