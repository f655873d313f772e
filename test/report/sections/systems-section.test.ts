import { expect, it } from "vitest";
import { systemsSection } from "../../../src/report/sections/systems-section.ts";
import { sampleReport } from "../sample-report.ts";

it("says how much of an imported ranker's gain the treatment reaches", () => {
  const systems = [
    ...sampleReport.systems,
    {
      name: "trees",
      kind: "run",
      imported: { unanswered: 0, otherQueries: 0, unknownItems: 0, ineligibleItems: 0 },
    },
  ];
  const gainShares = [{ system: "trees", share: { ratio: 0.8, low: 0.6, high: 1.05 } }];
  expect(systemsSection({ ...sampleReport, systems, gainShares })).toContain(
    "formula reaches 80.0 % of what trees gains over vector by P@10, 95 % interval 60.0 % to 105.0 %.",
  );
});
