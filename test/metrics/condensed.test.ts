import { expect, it } from "vitest";
import { condensed } from "../../src/metrics/condensed.ts";
import { ndcg } from "../../src/metrics/ndcg.ts";
import { parseMeasure } from "../../src/metrics/parse-measure.ts";
import { precision } from "../../src/metrics/precision.ts";
import { scoreOf } from "./score-of.ts";

const grades = { a: 1, b: 0, c: 1, n: -1 };

it("lets judged items move up to the ranks of those without a judgment, or with a negative one", () => {
  expect(scoreOf(condensed(precision(3)), "x n a y b z c", grades)).toBe(2 / 3);
  expect(scoreOf(precision(3), "x n a y b z c", grades)).toBe(1 / 3);
});

it("is the measure itself where all items are judged", () => {
  expect(scoreOf(condensed(ndcg(2)), "b a c", grades)).toBe(scoreOf(ndcg(2), "b a c", grades));
});

it("has the name that ir_measures prints, and depends on the whole ranking", () => {
  const names = ["P@10", "P(rel=2)@10", "nDCG(dcg='exp-log2')@5", "AP"].map(
    (name) => condensed(parseMeasure(name)).name,
  );
  expect(names).toEqual([
    "P(judged_only=True)@10",
    "P(judged_only=True,rel=2)@10",
    "nDCG(dcg='exp-log2',judged_only=True)@5",
    "AP(judged_only=True)",
  ]);
  expect(names.map((name) => parseMeasure(name).name)).toEqual(names);
  expect(parseMeasure("P(judged_only=False)@10").name).toBe("P@10");
  expect(condensed(precision(3)).cutoff).toBeUndefined();
});
