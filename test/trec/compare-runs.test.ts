import { expect, it } from "vitest";
import { parseMeasure } from "../../src/metrics/parse-measure.ts";
import { createRandom } from "../../src/random.ts";
import { resample } from "../../src/statistics/resample.ts";
import { compareRuns } from "../../src/trec/compare-runs.ts";

const measures = ["P@1", "RR"].map(parseMeasure);

function scores(queries: number, ...values: number[]) {
  const runs = values.map((value, i) => ({
    run: `run ${i + 1}`,
    values: measures.map(() => new Float64Array(queries).fill(value)),
  }));
  return { queries: Array.from({ length: queries }, (_, i) => `q${i}`), runs };
}

function compare(queries: number, ...values: number[]) {
  const resamples = resample(queries, 100, createRandom("any"));
  return compareRuns(scores(queries, ...values), measures, resamples, 0.95);
}

it("compares each further run with the first, by every measure", () => {
  const comparisons = compare(5, 0.5, 0.6, 0.2);
  expect(comparisons.map(({ control, treatment, measure }) => [control, treatment, measure])).toEqual([
    ["run 1", "run 2", "P@1"],
    ["run 1", "run 2", "RR"],
    ["run 1", "run 3", "P@1"],
    ["run 1", "run 3", "RR"],
  ]);
  expect(comparisons.map(({ wins, losses }) => wins - losses)).toEqual([5, 5, -5, -5]);
});

it("corrects the p-values for all comparisons of the call", () => {
  const [first] = compare(6, 0.5, 0.6, 0.2);
  expect(first!.randomization.pValue).toBe(2 / 64);
  expect(first!.adjustedPValue).toBe((4 * 2) / 64);
});

it("has nothing to test with a single query, or with a single run", () => {
  expect(compare(1, 0.5, 0.6)).toEqual([]);
  expect(compare(5, 0.5)).toEqual([]);
});
