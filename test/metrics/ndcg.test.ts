import { expect, it } from "vitest";
import { exponentialNdcg, ndcg } from "../../src/metrics/ndcg.ts";
import { scoreOf } from "./score-of.ts";

const grades = { a: 3, b: 2, c: 1 };
const log3 = Math.log2(3);

it("weighs grades by 1 / log2(rank + 1), relative to the best order", () => {
  expect(scoreOf(ndcg(2), "c a", grades)).toBeCloseTo((1 + 3 / log3) / (3 + 2 / log3), 12);
});

it("has all judged items in its ideal, found or not, cut at k", () => {
  expect(scoreOf(ndcg(1), "b", grades)).toBe(2 / 3);
  expect(scoreOf(ndcg(), "b", grades)).toBeCloseTo(2 / (3 + 2 / log3 + 1 / 2), 12);
});

it("is 1 for the ideal order, and for a longer ranking that begins with it", () => {
  expect(scoreOf(ndcg(3), "a b c", grades)).toBe(1);
  expect(scoreOf(ndcg(10), "a b c x y", grades)).toBe(1);
});

it("lets negative grades gain nothing, and lose nothing", () => {
  expect(scoreOf(ndcg(2), "x a", { x: -2, a: 1 })).toBeCloseTo(1 / log3, 12);
});

it("has an exponential form, 2^grade − 1, under a name of its own", () => {
  expect(scoreOf(exponentialNdcg(2), "c a", grades)).toBeCloseTo((1 + 7 / log3) / (7 + 3 / log3), 12);
  expect(exponentialNdcg(2).name).toBe("nDCG(dcg='exp-log2')@2");
});

it("takes grades of up to 1000 for its exponential form, whose gains stay finite, and no greater ones", () => {
  expect(scoreOf(exponentialNdcg(2), "b a", { a: 1000, b: 1000 })).toBe(1);
  expect(() => scoreOf(exponentialNdcg(2), "b a", { a: 1001, b: 1 })).toThrow(RangeError);
  expect(() => scoreOf(exponentialNdcg(2), "b a", { a: 1_700_000_000, b: 1 })).toThrow(
    "a gain of 2^grade − 1 takes grades of up to 1000, got 1700000000",
  );
});

it("gains half stars by themselves, or by 2^grade − 1", () => {
  const halfStars = { a: 4.5, b: 0.5, c: 0.3 };
  expect(scoreOf(ndcg(1), "b", halfStars)).toBe(0.5 / 4.5);
  expect(scoreOf(exponentialNdcg(1), "b", halfStars)).toBeCloseTo((2 ** 0.5 - 1) / (2 ** 4.5 - 1), 14);
  expect(scoreOf(exponentialNdcg(1), "c", halfStars)).toBeCloseTo((2 ** 0.3 - 1) / (2 ** 4.5 - 1), 14);
});
