import { describe, expect, it } from "vitest";
import { baselineSchema, renderBaseline, toBaseline } from "../../src/gate/baseline.ts";
import { checkComparable } from "../../src/gate/check-comparable.ts";
import { judge } from "../../src/gate/verdict.ts";
import { createRandom } from "../../src/random.ts";
import type { QueryScores } from "../../src/scoring/query-scores.ts";
import { resample } from "../../src/statistics/resample.ts";

const queries = ["u1", "u2", "u3", "u4", "u5", "u6"];
const resamples = resample(queries.length, 500, createRandom("1"));
const options = { confidence: 0.95, minimumEffect: 0.01 };

const facts = { experiment: { name: "a" }, engine: { description: "e", version: "1" } };

function run(values: readonly number[], fingerprint = "f") {
  const scores: QueryScores[] = [
    { system: "formula", depth: 20, measure: "P@10", values: Float64Array.from(values) },
  ];
  return toBaseline({ ...facts, dataset: { name: "d", fingerprint } }, scores, queries);
}

const before = run([0.5, 0.4, 0.6, 0.5, 0.5, 0.4]);

describe("the verdict", () => {
  it("finds nothing in an untouched run", () => {
    expect(judge(before, before, resamples, options)).toEqual({ checked: 1, regressed: [], improved: [] });
  });

  it("calls a drop in every query a regression, and the way back an improvement", () => {
    const worse = run([0.4, 0.3, 0.5, 0.4, 0.4, 0.3]);
    const { regressed } = judge(before, worse, resamples, options);
    expect(regressed).toMatchObject([{ system: "formula", depth: 20, measure: "P@10" }]);
    expect(regressed[0]!.difference).toBeCloseTo(-0.1, 12);
    expect(judge(worse, before, resamples, options).improved).toHaveLength(1);
  });

  it("lets a drop pass that is within the minimum effect", () => {
    const slightly = run([0.491, 0.391, 0.591, 0.491, 0.491, 0.391]);
    expect(judge(before, slightly, resamples, options).regressed).toEqual([]);
    expect(judge(before, slightly, resamples, { ...options, minimumEffect: 0 }).regressed).toHaveLength(1);
  });

  it("lets a drop of the mean pass whose interval includes zero", () => {
    const mixed = run([0.1, 0.5, 0.7, 0.6, 0.6, 0.3]);
    expect(judge(before, mixed, resamples, options).regressed).toEqual([]);
  });
});

describe("a baseline", () => {
  it("is read back from its rendering as it was, with one line a query", () => {
    const text = renderBaseline(before);
    expect(baselineSchema.parse(JSON.parse(text))).toEqual(before);
    expect(text.split("\n").filter((line) => line.includes('"u3"'))).toEqual(['    "u3": [0.6],']);
  });

  it("of another experiment, dataset, set of measures or queries is refused, with every reason", () => {
    expect(() => checkComparable(before, before, "b.json")).not.toThrow();
    const foreign = { ...run([0, 0, 0, 0, 0, 0], "g"), experiment: "b", columns: [] };
    expect(() => checkComparable(foreign, before, "b.json")).toThrow(
      /experiment b, this is a.*--accept\n.*another dataset .*--accept\n.*depths, cutoffs or measures/,
    );
    const { u1: _, ...fewer } = before.queries;
    expect(() => checkComparable({ ...before, queries: fewer }, before, "b.json")).toThrow(
      /its queries are not/,
    );
  });

  it("keeps a user whose id is __proto__", () => {
    const [, ...others] = queries;
    const scores: QueryScores[] = [
      { system: "formula", depth: 20, measure: "P@10", values: Float64Array.from(queries, () => 0.5) },
    ];
    const about = { ...facts, dataset: { name: "d", fingerprint: "f" } };
    const baseline = toBaseline(about, scores, ["__proto__", ...others]);
    expect(baselineSchema.parse(JSON.parse(renderBaseline(baseline)))).toEqual(baseline);
  });

  it("is refused with scores that are none, and with means that are not theirs", () => {
    const wrong = (part: object) => () => checkComparable({ ...before, ...part }, before, "b.json");
    expect(wrong({ queries: { ...before.queries, u2: [1e39] } })).toThrow(
      "b.json: queries.u2[0] must be a score from 0 to 1, got 1e+39",
    );
    expect(wrong({ queries: { ...before.queries, u1: [0.5 + 0.6] } })).toThrow("queries.u1[0]");
    expect(wrong({ means: [0.5] })).toThrow(
      /^b\.json: means\[0\] must be 0\.48\d+, the mean of the queries, got 0\.5;/,
    );
    expect(wrong({ means: [] })).toThrow("means must be 1 numbers, one for each of its columns, got 0");
  });
});
