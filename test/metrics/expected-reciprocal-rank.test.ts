import { expect, it } from "vitest";
import { expectedReciprocalRank } from "../../src/metrics/expected-reciprocal-rank.ts";
import { parseMeasure } from "../../src/metrics/parse-measure.ts";
import { scoreOf } from "./score-of.ts";

it("is the mean of one over the rank at which a user is satisfied", () => {
  expect(scoreOf(expectedReciprocalRank(10), "a b", { a: 4, b: 1 })).toBe(
    15 / 16 + ((1 / 16) * (1 / 16)) / 2,
  );
});

it("looks at the first k ranks alone, and counts what nobody judged and grades below 0 as 0", () => {
  expect(scoreOf(expectedReciprocalRank(2), "x y a", { a: 4, y: -1 })).toBe(0);
  expect(scoreOf(expectedReciprocalRank(3), "x y a", { a: 4, y: -1 })).toBe(15 / 16 / 3);
});

it("is named as in ir_measures, and takes grades of up to 4", () => {
  expect(parseMeasure("ERR@20")).toMatchObject({ name: "ERR@20", cutoff: 20, greatestGrade: 4 });
});
