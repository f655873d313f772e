import { expect, it } from "vitest";
import { neighbourRecall } from "../../../src/analysis/search/neighbour-recall.ts";

const nearest = { items: Int32Array.of(1, 2, 3), scores: Float32Array.of(0.75, 0.5, 0.25) };
const scores: { readonly [item: number]: number } = { 4: 0.25, 5: 0.125 };

it("counts the items that both searches found", () => {
  const found = { items: Int32Array.of(1, 2, 5) };
  expect(neighbourRecall(nearest, found, (item) => scores[item]!)).toEqual({ byId: 2 / 3, byScore: 2 / 3 });
});

it("counts by score an item that ties with the last of the nearest", () => {
  const found = { items: Int32Array.of(1, 2, 4) };
  expect(neighbourRecall(nearest, found, (item) => scores[item]!)).toEqual({ byId: 2 / 3, byScore: 1 });
});

it("counts as missed what was not returned at all", () => {
  expect(neighbourRecall(nearest, { items: Int32Array.of(2) }, () => 0).byId).toBe(1 / 3);
});
