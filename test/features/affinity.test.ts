import { expect, it } from "vitest";
import { affinity } from "../../src/features/affinity.ts";

const topics = affinity({ kind: "affinity", path: "topics" });
const fan = { affinities: { topics: { jazz: 0.5, "sci-fi & fantasy": 0.25, rock: 0 } } };

it("multiplies the user's affinities with the item's map and sums over the keys that both have", () => {
  const item = { payload: { topics: { jazz: 0.5, "sci-fi & fantasy": 1, cooking: 1 } } };
  expect(topics.value(fan, item, 0)).toBe(0.5 * 0.5 + 0.25 * 1);
});

it("is 0 for an item without the map, or with something else in its place", () => {
  for (const payload of [{}, { topics: null }, { topics: ["jazz"] }, { topics: "jazz" }]) {
    expect(topics.value(fan, { payload }, 0)).toBe(0);
  }
});

it("folds the user's constants into the expression, quotes odd keys and leaves out zeros", () => {
  expect(topics.expression(fan)).toEqual({
    sum: [{ mult: [0.5, "topics.jazz"] }, { mult: [0.25, 'topics."sci-fi & fantasy"'] }],
  });
});

it("has no expression for a user without affinities, since it is 0 for every item", () => {
  expect(topics.expression({ affinities: {} })).toBeUndefined();
});

it("gives every path that some user's expression reads a default of 0", () => {
  const other = { affinities: { topics: { jazz: 1, cooking: 1 } } };
  expect(topics.variables([fan, other])).toEqual([
    { path: 'topics."sci-fi & fantasy"', default: 0 },
    { path: "topics.cooking", default: 0 },
    { path: "topics.jazz", default: 0 },
  ]);
});

it("rounds affinities to 32 bits, as Qdrant does with constants", () => {
  const user = { affinities: { topics: { jazz: 0.1 } } };
  expect(topics.value(user, { payload: { topics: { jazz: 1 } } }, 0)).toBe(Math.fround(0.1));
});

it("takes affinities of another name and a map inside another", () => {
  const nested = affinity({ kind: "affinity", path: "meta.genres", affinity: "taste" });
  const user = { affinities: { taste: { Drama: 1 } } };
  expect(nested.value(user, { payload: { meta: { genres: { Drama: 0.5 } } } }, 0)).toBe(0.5);
  expect(nested.expression(user)).toEqual({ sum: [{ mult: [1, "meta.genres.Drama"] }] });
});
