import { expect, it } from "vitest";
import { renderSummary } from "../../src/terminal/summary.ts";
import { sampleReport } from "../report/sample-report.ts";

it("says where the report is, and lets no folder's name steer the terminal", () => {
  expect(renderSummary(sampleReport, "reports/sample")).toContain("\nReport: reports/sample/report.md\n");
  expect(renderSummary(sampleReport, "a\u001b[2J\nb")).toContain(String.raw`Report: a\u001b[2J\nb/report.md`);
});
