import { stripVTControlCharacters } from "node:util";
import { expect, it } from "vitest";
import { renderSummary } from "../../src/terminal/summary.ts";
import { sampleReport } from "../report/sample-report.ts";

it("says where the report is, and lets no folder's name steer the terminal", () => {
  expect(renderSummary(sampleReport, "reports/sample")).toContain(
    "\nReport: reports/sample/report.html, and report.md beside it\n",
  );
  expect(renderSummary(sampleReport, "a\u001b[2J\nb")).toContain(
    String.raw`Report: a\u001b[2J\nb/report.html`,
  );
});

it("shows the headline by depth, the answer and what to do next without marks, as the golden file has it", async () => {
  const text = stripVTControlCharacters(renderSummary(sampleReport, "reports/sample", { width: 80 }));
  await expect(text).toMatchFileSnapshot("../golden/summary.txt");
});
