import { expect, it } from "vitest";
import { affinity } from "../../src/features/affinity.ts";
import { noVectors } from "./no-vectors.ts";

const topics = affinity({ kind: "affinity", path: "topics" });
const fan = { affinities: { topics: { jazz: 0.5, "sci-fi & fantasy": 0.25, rock: 0 } } };

it("multiplies the user's affinities with the item's map and sums over the keys that both have", () => {
  const item = { payload: { topics: { jazz: 0.5, "sci-fi & fantasy": 1, cooking: 1 } } };
  expect(topics.value(fan, item, [0])).toBe(0.5 * 0.5 + 0.25 * 1);
});

it("is 0 for an item without the map, or with something else in its place", () => {
  for (const payload of [{}, { topics: null }, { topics: ["jazz"] }, { topics: "jazz" }]) {
    expect(topics.value(fan, { payload }, [0])).toBe(0);
  }
});

it("finds no number under a key that every object inherits", () => {
  const user = { affinities: { topics: { constructor: 1, toString: 1 } } };
  expect(topics.value(user, { payload: { topics: {} } }, [0])).toBe(0);
});

it("folds the user's constants into the expression, quotes odd keys and leaves out zeros", () => {
  expect(topics.expression(fan, noVectors)).toEqual({
    sum: [{ mult: [0.5, "topics.jazz"] }, { mult: [0.25, 'topics."sci-fi & fantasy"'] }],
  });
});

it("has no expression for a user without affinities, since it is 0 for every item", () => {
  expect(topics.expression({ affinities: {} }, noVectors)).toBeUndefined();
});

it("reads every path that some user's expression reads, as a number that is 0 where it is missing", () => {
  const other = { affinities: { topics: { jazz: 1, cooking: 1 } } };
  const number = { index: "float", access: "variable", default: 0 };
  expect(topics.paths([fan, other])).toEqual([
    { path: 'topics."sci-fi & fantasy"', keys: ["topics", "sci-fi & fantasy"], ...number },
    { path: "topics.cooking", keys: ["topics", "cooking"], ...number },
    { path: "topics.jazz", keys: ["topics", "jazz"], ...number },
  ]);
});

it("rounds affinities to 32 bits, as Qdrant does with constants", () => {
  const user = { affinities: { topics: { jazz: 0.1 } } };
  expect(topics.value(user, { payload: { topics: { jazz: 1 } } }, [0])).toBe(Math.fround(0.1));
});

it("takes affinities of another name and a map inside another", () => {
  const nested = affinity({ kind: "affinity", path: "meta.genres", affinity: "taste" });
  const user = { affinities: { taste: { Drama: 1 } } };
  expect(nested.name).toBe("affinity(taste, meta.genres)");
  expect(nested.value(user, { payload: { meta: { genres: { Drama: 0.5 } } } }, [0])).toBe(0.5);
  expect(nested.expression(user, noVectors)).toEqual({ sum: [{ mult: [1, "meta.genres.Drama"] }] });
});
