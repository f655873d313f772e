import { expect, it } from "vitest";
import { renderComment, renderGate } from "../../src/report/render-comment.ts";
import { sampleReport } from "./sample-report.ts";

const gate = { passed: false, lines: ["P@10 of <b>formula</b>: worse.", "Fix the ranking."] };

it("holds the gate, the answer and the headline by depth, as the golden file has it", async () => {
  await expect(renderComment(sampleReport, gate)).toMatchFileSnapshot("../golden/comment.md");
});

it("shows no image, and no text from data as markup", () => {
  expect(renderComment(sampleReport, gate)).not.toMatch(/!\[|<b>/);
});

it("is short enough for GitHub, however much there is to say", () => {
  const lines = Array.from({ length: 2000 }, () => "a line of fifty characters, which is quite enough");
  expect(renderComment(sampleReport, { passed: true, lines }).length).toBeLessThan(65_536);
});

it("begins a report with the check's outcome", () => {
  expect(renderGate(gate)).toBe("**The check failed.** P@10 of &lt;b>formula&lt;/b>: worse.");
});
