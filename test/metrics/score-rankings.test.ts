import { expect, it } from "vitest";
import { parseMeasure } from "../../src/metrics/parse-measure.ts";
import { scoreRankings } from "../../src/metrics/score-rankings.ts";

const ranking = (...items: number[]) => ({
  items: Int32Array.from(items),
  scores: new Float64Array(items.length),
});
const judgments = (...items: number[]) => ({
  items: Int32Array.from(items),
  grades: new Float64Array(items.length).fill(1),
});
const measures = ["P@2", "R@2"].map(parseMeasure);

it("gives one array a measure, with one value a query", () => {
  const rankings = [ranking(0, 1), ranking(5, 4), ranking()];
  const qrels = [judgments(0, 7, 8), judgments(4, 5), judgments(3)];
  expect(scoreRankings(rankings, qrels, measures)).toEqual([
    Float64Array.of(1 / 2, 1, 0),
    Float64Array.of(1 / 3, 1, 0),
  ]);
});

it("does not carry the judgments of one query into the next", () => {
  expect(scoreRankings([ranking(0), ranking(0)], [judgments(0), judgments(1)], measures)[0]).toEqual(
    Float64Array.of(1 / 2, 0),
  );
});

it("refuses an item that is twice in a ranking", () => {
  expect(() => scoreRankings([ranking(3), ranking(3, 1, 3)], [judgments(), judgments()], measures)).toThrow(
    "item 3 is twice in the ranking of query 1",
  );
});

it("refuses rankings and judgments of different queries", () => {
  expect(() => scoreRankings([ranking(3)], [], measures)).toThrow(
    "1 rankings cannot be judged by the judgments of 0 queries",
  );
});
