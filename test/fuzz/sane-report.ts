import { expect } from "vitest";
import { renderHtml } from "../../src/report/render-html.ts";
import { renderMarkdown } from "../../src/report/render-markdown.ts";
import type { Report } from "../../src/report/report.ts";
import type { Outcome } from "../../src/run-experiment.ts";
import { renderSummary } from "../../src/terminal/summary.ts";
import { expectBetween, expectFinite, expectReadable } from "./oracle.ts";

/** The report of a run makes sense: finite numbers, shares from 0 to 1, counts that add up; and so do its renderings. */
export async function expectSaneOutcome({ report, model, current }: Outcome): Promise<void> {
  expectFinite(report, "report");
  expectFinite(model, "model");
  expectFinite(current, "baseline");
  expectSaneScores(report);
  expectSaneCounts(report);
  await expectSaneTexts(report);
}

function expectSaneScores(report: Report): void {
  for (const { system, depth, measure, mean, low, high } of report.scores) {
    const name = `${measure} of ${system} at ${depth}`;
    expectBetween(0, mean, 1, name);
    expectBetween(0, low, high, `the interval of ${name}`);
    expectBetween(low, high, 1, `the interval of ${name}`);
  }
  for (const { depth, measure, ceiling, losses } of report.stages) {
    expectBetween(0, ceiling, 1, `the ceiling of ${measure} at ${depth}`);
    const lost = Object.values(losses).reduce((sum, loss) => sum + loss, 0);
    expectBetween(0, 1 - lost, 1, `what the stages leave of ${measure} at ${depth}`);
  }
  for (const { pValue } of report.depthCurve) {
    if (pValue !== undefined) expectBetween(0, pValue, 1, "a p-value");
  }
  for (const { adjustedPValue } of report.comparisons) {
    if (adjustedPValue !== undefined) expectBetween(0, adjustedPValue, 1, "an adjusted p-value");
  }
}

function expectSaneCounts({ dataset, missed, comparisons, parity, trust, experiment }: Report): void {
  const { queries } = dataset;
  expectBetween(1, queries, dataset.users, "the number of queries");
  const relevant = Object.values(missed.counts).reduce((sum, count) => sum + count, 0);
  expectBetween(queries, relevant, queries * dataset.items, "the relevant items");
  expectBetween(
    relevant / queries,
    dataset.relevantPerQuery,
    relevant / queries,
    "the relevant items a query",
  );
  expectBetween(0, missed.counts.shown, queries * missed.cutoff, "the relevant items that are shown");
  for (const { wins, ties, losses } of comparisons) expect(wins + ties + losses).toBe(queries);
  for (const { depth, candidates } of parity) {
    expectBetween(0, candidates, queries * depth * experiment.shards, `the candidates at depth ${depth}`);
  }
  for (const { queries: tied } of trust.tiedCuts)
    expectBetween(0, tied, queries, "the queries with tied cuts");
}

/** Nothing of the data becomes markup or moves the cursor, and every row of a table has as many cells as its head. */
async function expectSaneTexts(report: Report): Promise<void> {
  const markdown = renderMarkdown(report);
  expectReadable(markdown);
  expectEvenTables(markdown);
  const html = await renderHtml(report.experiment.name, markdown, {});
  expect(html).not.toMatch(/<img src=x|href="?javascript:/i);
  const summary = renderSummary(report, "reports/tiny");
  expectReadable(summary);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(summary).not.toMatch(/\u001b(?!\[\d+m)|[\u0000-\u0008\u009b]/);
}

function expectEvenTables(markdown: string): void {
  let cells = 0;
  for (const line of markdown.split("\n")) {
    const own = line.startsWith("|") ? line.replace(/\\./g, "").split("|").length : 0;
    if (own !== 0 && cells !== 0) expect(own, line).toBe(cells);
    cells = own;
  }
}
