import { expect, it } from "vitest";
import type { Item } from "../../src/domain.ts";
import { exactRanks } from "../../src/model/exact-ranks.ts";
import { similaritiesTo } from "../../src/model/similarity.ts";

const items = [
  [1, 0],
  [3, 4],
  [0, 1],
  [6, 8],
].map((vector, i): Item => ({ id: i, vector: Float32Array.from(vector), payload: {} }));
const ranks = (distance: "Cosine" | "Dot", ...excluded: number[]) => {
  const eligible = (item: number) => !excluded.includes(item);
  const similarities = similaritiesTo(
    distance,
    items.map(({ vector }) => vector),
  );
  const rank = exactRanks(() => similarities(Float32Array.of(0, 1)), eligible);
  return items.map((_, item) => rank(item));
};

it("counts the items that are nearer, and those as near that come first", () => {
  expect(ranks("Cosine")).toEqual([4, 2, 1, 3]);
  expect(ranks("Dot")).toEqual([4, 2, 3, 1]);
});

it("does not count what the user may not be given", () => {
  expect(ranks("Cosine", 2)[1]).toBe(1);
});
