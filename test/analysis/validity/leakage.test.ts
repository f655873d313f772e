import { expect, it } from "vitest";
import { findJudgedSamples } from "../../../src/analysis/validity/leakage.ts";

const queries = [{ user: 4 }, { user: 2 }];
const qrels = [
  { items: Int32Array.of(10, 11), grades: Float64Array.of(1, 0) },
  { items: Int32Array.of(20), grades: Float64Array.of(1) },
];

function samples(...rows: [user: number, item: number, label: number][]) {
  return {
    users: Int32Array.from(rows, ([user]) => user),
    items: Int32Array.from(rows, ([, item]) => item),
    labels: Float64Array.from(rows, ([, , label]) => label),
  };
}

it("finds nothing in samples of other users and other items", () => {
  const clean = samples([4, 20, 1], [2, 10, 1], [9, 10, 1]);
  expect(findJudgedSamples(clean, queries, qrels)).toEqual({ samples: 3, judged: 0, relevant: 0, leaked: 0 });
});

it("counts pairs that the test judges, and those that it holds relevant", () => {
  const judged = samples([4, 10, 0], [4, 11, 0], [4, 12, 1]);
  expect(findJudgedSamples(judged, queries, qrels)).toEqual({
    samples: 3,
    judged: 2,
    relevant: 1,
    leaked: 0,
  });
});

it("calls it a leak where the model learned a relevant pair as a positive", () => {
  // A label of 1 / propensity is a positive, too.
  const leaked = samples([2, 20, 2.5], [4, 10, 1], [4, 11, 1]);
  expect(findJudgedSamples(leaked, queries, qrels)).toMatchObject({ judged: 3, relevant: 2, leaked: 2 });
});
