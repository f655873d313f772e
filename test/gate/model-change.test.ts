import { expect, it } from "vitest";
import { compareModels } from "../../src/gate/model-change.ts";

function model(weights: { readonly [feature: string]: number }, intercept = -1) {
  return { intercept, weights: Object.entries(weights).map(([feature, value]) => ({ feature, value })) };
}

it("names features that are gone or new, and weights that moved, the one that moved most for its size first", () => {
  const before = model({ "prefetch score": 8, topics: 6, freshness: 1, quality: 1 });
  const after = model({ "prefetch score": 9, freshness: -1, quality: 1, year: 2 });
  expect(compareModels(before, after)).toEqual({
    gone: ["topics"],
    added: ["year"],
    moved: [
      { feature: "freshness", before: 1, after: -1 },
      { feature: "prefetch score", before: 8, after: 9 },
    ],
  });
});

it("passes over the intercept, which orders nothing, and what another machine rounds otherwise", () => {
  const nothing = { gone: [], added: [], moved: [] };
  expect(compareModels(model({ topics: 6, zero: 0 }), model({ topics: 6 + 1e-9, zero: 0 }, 5))).toEqual(
    nothing,
  );
});
