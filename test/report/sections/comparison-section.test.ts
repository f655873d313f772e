import { expect, it } from "vitest";
import { comparisonSection } from "../../../src/report/sections/comparison-section.ts";
import { sampleReport } from "../sample-report.ts";

const [first] = sampleReport.comparisons;
const counts = { unanswered: 3, otherQueries: 0, unknownItems: 1200, ineligibleItems: 0 };
const withRun = (imported: typeof counts) => ({
  ...sampleReport,
  systems: [...sampleReport.systems, { name: "xgboost", kind: "run", imported }],
  comparisons: [...sampleReport.comparisons, { ...first!, control: "xgboost" }],
});

it("has a row for each measure at the recommended depth", () => {
  const section = comparisonSection(sampleReport);
  expect(section).toMatch(/^## Comparison: formula against vector, at depth 20$/m);
  expect(section.match(/^\| (P|nDCG)@\d+ /gm)).toHaveLength(4);
  expect(section).not.toContain("control");
});

it("names the control of each row where there are several, and what of an imported run was not judged", () => {
  const section = comparisonSection(withRun(counts));
  expect(section).toMatch(/^\| P@5 +\| vector +\|/m);
  expect(section).toMatch(/^\| P@5 +\| xgboost +\|/m);
  expect(section).toContain(
    "xgboost is an imported run, without a depth. Of it, 3 of 400 queries have no answer and count as 0; 1,200 items are not in the dataset.",
  );
  expect(comparisonSection(withRun({ ...counts, unanswered: 0, unknownItems: 0 }))).toContain(
    "All of it was judged.",
  );
});
