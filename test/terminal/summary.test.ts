import { expect, it } from "vitest";
import { renderSummary, renderVerdict } from "../../src/terminal/summary.ts";
import { sampleReport } from "../report/sample-report.ts";

const change = { system: "formula", depth: 20, measure: "P@10", baseline: 0.2, current: 0.1 };
const regressed = { ...change, difference: -0.1, low: -0.2, high: -0.05 };

/** Without the program's own colours. */
function colourless(text: string): string {
  return text.replaceAll(new RegExp(`${"\u001b"}\\[\\d+m`, "g"), "");
}

it("says where the report is, and lets no folder's name steer the terminal", () => {
  expect(renderSummary(sampleReport, "reports/sample")).toContain("\nReport: reports/sample/report.md\n");
  expect(renderSummary(sampleReport, "a\u001b[2J\nb")).toContain(String.raw`Report: a\u001b[2J\nb/report.md`);
});

it("names what regressed, and lets no baseline steer the terminal", () => {
  const verdict = { checked: 2, regressed: [{ ...regressed, measure: "\u001b[2J" }], improved: [] };
  const text = colourless(renderVerdict(verdict, "\u001b]0;x\u0007"));
  expect(text).toContain(String.raw`1 of 2 scores are worse than \u001b]0;x\u0007.`);
  expect(text).toContain(String.raw`  \u001b[2J of formula at depth 20: 0.2000 → 0.1000`);
  const fine = { checked: 2, regressed: [], improved: [] };
  expect(colourless(renderVerdict(fine, "\u202e"))).toContain(
    String.raw`checked against \u202e, none improved`,
  );
});
