import { expect, it } from "vitest";
import { parseMeasure } from "../../src/metrics/parse-measure.ts";
import { buildScoreReport } from "../../src/trec/score-report.ts";

const measures = ["P@1", "RR"].map(parseMeasure);

/** The comparisons of runs that have the same value at every query. */
async function compare(queries: number, ...runs: number[]) {
  const scores = {
    queries: Array.from({ length: queries }, (_, i) => `q${i}`),
    withoutRelevant: [],
    comments: 0,
    runs: runs.map((value, i) => ({
      run: `run ${i + 1}`,
      unanswered: 0,
      unjudged: 0,
      judgedItems: 0,
      reversed: 0,
      comments: 0,
      values: measures.map(() => new Float64Array(queries).fill(value)),
      ties: measures.map(({ name }) => ({
        measure: name,
        lowest: new Float64Array(queries).fill(value),
        highest: new Float64Array(queries).fill(value),
        expected: undefined,
        queriesAffected: 0,
      })),
    })),
  };
  return (await buildScoreReport(scores, measures, "qrels", false)).comparisons;
}

it("compares each further run with the first, by every measure", async () => {
  const comparisons = await compare(5, 0.5, 0.6, 0.2);
  expect(comparisons.map(({ control, treatment, measure }) => [control, treatment, measure])).toEqual([
    ["run 1", "run 2", "P@1"],
    ["run 1", "run 2", "RR"],
    ["run 1", "run 3", "P@1"],
    ["run 1", "run 3", "RR"],
  ]);
  expect(comparisons.map(({ wins, losses }) => wins - losses)).toEqual([5, 5, -5, -5]);
});

it("corrects the p-values for all its comparisons", async () => {
  const [first] = await compare(6, 0.5, 0.6, 0.2);
  expect(first!.randomization.pValue).toBe(2 / 64);
  expect(first!.adjustedPValue).toBe((4 * 2) / 64);
});

it("has nothing to compare with a single query, or with a single run", async () => {
  expect(await compare(1, 0.5, 0.6)).toEqual([]);
  expect(await compare(5, 0.5)).toEqual([]);
});
