import { expect, it } from "vitest";
import { markFront } from "../../../src/analysis/search/search-point.ts";
import { approximateSection } from "../../../src/report/sections/approximate-section.ts";
import { sampleReport } from "../sample-report.ts";

const none = { difference: 0, low: 0, high: 0, wins: 0, ties: 400, losses: 0 };

function point(ef: number, recall: number, engineMs: number, depth = 20) {
  const summary = { mean: recall, low: recall, high: recall };
  return {
    ...{ index: "HNSW 16/100", depth, ef, engineMs, exactMs: 2 },
    ...{ recallById: summary, recallByScore: summary, relevant: 0.5, relevantToExact: none },
    ...{ reranked: 0.25, rerankedToExact: none, searchLoss: 0.125 },
  };
}

const points = markFront([
  point(20, 0.8, 0.5),
  point(50, 0.7, 0.6),
  point(100, 0.9, 1),
  point(100, 0.1, 3, 100),
]);

it("marks at each depth what no other setting beats", () => {
  expect(points.map(({ onFront }) => onFront)).toEqual([true, false, true, true]);
});

it("says nothing where nothing was tried", () => {
  expect(approximateSection(sampleReport)).toBe("");
});

it("shows recall by selectivity where constraints filter", () => {
  expect(approximateSection({ ...sampleReport, approximate: points })).not.toContain("selectivity");
  const bySelectivity = [
    { above: 0, upTo: 0.01, queries: 30, recall: 0.25 },
    { above: 0.1, upTo: 0.5, queries: 370, recall: 0.875 },
  ];
  const section = approximateSection({
    ...sampleReport,
    approximate: points.map((point) => ({ ...point, bySelectivity })),
  });
  expect(section).toContain("| 0 % to 1 % (30 queries) | 10 % to 50 % (370 queries) |");
  expect(section).toMatch(/\| +20 \| \*\*HNSW 16\/100\*\* +\| +20 \| +– \| +0\.2500 \| +0\.8750 \|/);
});

it("recommends the fastest search at the recommended depth that is shown to lose no more than the margin", () => {
  const recommendation = { ...sampleReport.recommendation, depth: 20, margin: 0.02, measure: "P@10" };
  const section = (approximate: typeof points) =>
    approximateSection({ ...sampleReport, recommendation, approximate });
  expect(section(points)).toContain(
    "**Search by HNSW 16/100 with ef 20 at depth 20:** it is shown to lose at most 2 % of P@10 to exact search, and takes 25.0 % of a scan's time",
  );
  // 2 % of 0.25 is 0.005: the first may lose more, and the second takes as long as a scan.
  const [first, second, third] = points;
  const losing = { ...first!, rerankedToExact: { ...none, low: -0.0051 } };
  const slow = { ...second!, engineMs: 2 };
  expect(section([losing, slow, third!])).toContain("with ef 100 at depth 20:**");
  expect(section([losing, slow])).toContain(
    "**Search exactly at depth 20:** no setting there that takes less time is shown to lose",
  );
});

it("shows recall, effects and time of each setting, and that graphs are random", () => {
  const section = approximateSection({ ...sampleReport, approximate: points });
  expect(section).toContain("built with random levels");
  expect(section).toMatch(
    /\| +20 \| \*\*HNSW 16\/100\*\* +\| +20 \| +– \| +0\.8000 \|.*\+0\.1250 \| +0\.500 \| +25\.0 % \|/,
  );
  expect(section).toMatch(/\| +20 \| HNSW 16\/100 +\| +50 \|/);
});
