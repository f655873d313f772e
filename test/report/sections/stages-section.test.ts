import { expect, it } from "vitest";
import { stagesSection } from "../../../src/report/sections/stages-section.ts";
import { sampleReport } from "../sample-report.ts";

it("explains a loss below 0 only where there is one", () => {
  expect(stagesSection(sampleReport)).not.toContain("is a gain");
  const stages = sampleReport.stages.map((stage) => ({
    ...stage,
    losses: { ...stage.losses, search: -0.1 },
  }));
  expect(stagesSection({ ...sampleReport, stages })).toContain("A loss below 0 is a gain");
});

it("has no share of headroom where there is none", () => {
  const stages = sampleReport.stages.map((stage) => ({
    ...stage,
    headroom: { captured: undefined, queriesWithout: 400 },
  }));
  expect(stagesSection({ ...sampleReport, stages })).toMatch(/\| +– \| +400 \|/);
});
