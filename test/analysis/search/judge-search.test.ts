import { expect, it } from "vitest";
import { judgeSearch } from "../../../src/analysis/search/judge-search.ts";
import { precision } from "../../../src/metrics/precision.ts";
import { createRandom } from "../../../src/random.ts";
import { resample } from "../../../src/statistics/resample.ts";
import { ranking, WORLD } from "../five-query-world.ts";

const { depth, exact, control: nearest, treatment: reranked, qrels } = WORLD;
const resamples = resample(5, 100, createRandom("judge-search"));
// With exact candidates the query "search" would have had its second relevant item, and shown both.
const exactReranked = reranked.map((order, query) => (query === 3 ? ranking(2, 3, 0, 1) : order));
const quality = judgeSearch(
  {
    depth,
    exact: { nearest: [exact], candidates: exact, reranked: exactReranked },
    found: { nearest: [nearest], candidates: nearest, reranked },
    trueScore: () => 0,
  },
  qrels,
  precision(2),
  resamples,
  0.95,
);

it("finds 3 of the 4 nearest for one query of five, and all for the others", () => {
  expect(quality.recallById.mean).toBeCloseTo((4 + 3 / 4) / 5, 15);
  expect(quality.recallByScore.mean).toBeCloseTo((4 + 3 / 4) / 5, 15);
});

it("loses half of the relevant items of that query, and one of its two places", () => {
  expect(quality.relevantToExact).toMatchObject({ difference: -(1 / 2) / 5, losses: 1, ties: 4 });
  expect(quality.rerankedToExact).toMatchObject({ difference: -(1 / 2) / 5, losses: 1, ties: 4 });
  expect(quality.searchLoss).toBeCloseTo(1 / 2 / 5, 15);
});

it("takes the mean of the retrievers' recalls, and the relevant items of all that they find", () => {
  const two = judgeSearch(
    {
      depth,
      exact: { nearest: [exact, exact], candidates: exact, reranked: exactReranked },
      // The second retriever loses nothing, so that neither do the candidates.
      found: { nearest: [nearest, exact], candidates: exact, reranked: exactReranked },
      trueScore: () => 0,
    },
    qrels,
    precision(2),
    resamples,
    0.95,
  );
  expect(two.recallById.mean).toBeCloseTo((4 + (1 + 3 / 4) / 2) / 5, 15);
  expect(two.relevantToExact).toMatchObject({ difference: 0, ties: 5 });
  expect(two.searchLoss).toBe(0);
});
