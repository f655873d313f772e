import { expect, it } from "vitest";
import { MOST_CHARACTERS, renderFolded } from "../../src/report/render-folded.ts";
import { sampleLists } from "./sample-lists.ts";
import { sampleReport } from "./sample-report.ts";

const gate = { passed: false, lines: ["P@10 of formula: worse.", "Fix the ranking."] };

/** What is read before anything is opened. */
function openWords(markdown: string): number {
  return markdown.replaceAll(/<details>[\s\S]*?<\/details>/g, "").split(/\s+/).length;
}

it("is what the golden file has", async () => {
  const markdown = renderFolded(sampleReport, gate, sampleLists);
  await expect(markdown).toMatchFileSnapshot("../golden/report-folded.md");
});

it("is short where nothing is opened, and folds every section of the whole", () => {
  const markdown = renderFolded(sampleReport, gate, sampleLists);
  expect(openWords(markdown)).toBeLessThan(1200);
  expect(markdown.match(/^<details>$/gm)!.length).toBeGreaterThan(12);
  expect(markdown.match(/^<details>$/gm)).toHaveLength(markdown.match(/^<\/details>$/gm)!.length);
});

it("never has more than 60,000 characters: what does not fit is named, and nothing is cut in two", () => {
  const long = {
    ...sampleReport,
    conventions: Array.from({ length: 900 }, (_, i) => `Convention ${i}: ${"x".repeat(60)}.`),
  };
  const markdown = renderFolded(long, gate, sampleLists);
  expect(markdown.length).toBeLessThanOrEqual(MOST_CHARACTERS);
  expect(markdown).toContain("1 more section is in `report.html`.");
  const described = { ...sampleReport.experiment, description: "word ".repeat(20_000) };
  expect(renderFolded({ ...sampleReport, experiment: described }).length).toBeLessThanOrEqual(
    MOST_CHARACTERS,
  );
});

it("names in one line each what is in order, and that the rest is said above", () => {
  const markdown = renderFolded(sampleReport);
  expect(markdown).toMatch(/^- Qdrant computes the model .*: [\d,]+ scores, \d+ differ\.$/m);
  expect(markdown).toContain("- What is not is said above.");
  expect(markdown).not.toContain("Queries that are sent again give the same results");
});
