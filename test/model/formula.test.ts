import { describe, expect, it } from "vitest";
import { createFeatures } from "../../src/features/create-features.ts";
import { formulaExpression, formulaScore } from "../../src/model/formula.ts";

const features = createFeatures([
  { kind: "prefetch-score" },
  { kind: "affinity", path: "topics" },
  { kind: "payload-number", path: "quality", default: 0 },
]);
const model = { intercept: -1, weights: [2, 4, 0.5] };
const user = { affinities: { topics: { jazz: 0.5 } } };

it("writes the logit as one flat sum of intercept and weighted features", () => {
  expect(formulaExpression(model, features, { form: "logit" }, user)).toEqual({
    sum: [
      -1,
      { mult: [2, "$score"] },
      { mult: [4, { sum: [{ mult: [0.5, "topics.jazz"] }] }] },
      { mult: [0.5, "quality"] },
    ],
  });
});

it("wraps the logit in 1/(1+exp(-z)) for the sigmoid", () => {
  const z = formulaExpression(model, features, { form: "logit" }, user);
  expect(formulaExpression(model, features, { form: "sigmoid" }, user)).toEqual({
    div: { left: 1, right: { sum: [1, { exp: { mult: [-1, z] } }] } },
  });
});

it("writes the stable sigmoid without an exponential of anything above 0", () => {
  const z = formulaExpression(model, features, { form: "logit" }, user);
  expect(formulaExpression(model, features, { form: "stable-sigmoid" }, user)).toEqual({
    div: {
      left: { exp: { mult: [0.5, { sum: [z, { neg: { abs: z } }] }] } },
      right: { sum: [1, { exp: { neg: { abs: z } } }] },
    },
  });
});

it("leaves out a feature that is 0 for every item of this user", () => {
  expect(formulaExpression(model, features, { form: "logit" }, { affinities: {} })).toEqual({
    sum: [-1, { mult: [2, "$score"] }, { mult: [0.5, "quality"] }],
  });
});

it("reads the scores of further vectors by their position in the query", () => {
  const withVector = createFeatures([
    { kind: "affinity-vector", path: "topics", keys: ["jazz"] },
    { kind: "affinity-vector", path: "moods", keys: ["calm"] },
  ]);
  expect(formulaExpression({ intercept: 0, weights: [1, 2] }, withVector, { form: "logit" }, user)).toEqual({
    sum: [0, { mult: [1, "$score[1]"] }, { mult: [2, "$score[2]"] }],
  });
});

it("rounds weights to the 32 bits in which Qdrant keeps constants", () => {
  const expression = formulaExpression(
    { intercept: 0.1, weights: [0.2] },
    features.slice(0, 1),
    { form: "logit" },
    user,
  );
  expect(expression).toEqual({ sum: [Math.fround(0.1), { mult: [Math.fround(0.2), "$score"] }] });
});

describe("the score of an item", () => {
  it("is computed as Qdrant does", () => {
    const item = { payload: { topics: { jazz: 0.5 }, quality: 1 } };
    const z = -1 + 2 * 0.25 + 4 * 0.25 + 0.5 * 1;
    const sigmoid = Math.fround(1 / (1 + Math.exp(-z)));
    expect(formulaScore(model, features, "logit", user, item, [0.25])).toBe(z);
    expect(formulaScore(model, features, "sigmoid", user, item, [0.25])).toBe(sigmoid);
    expect(formulaScore(model, features, "stable-sigmoid", user, item, [0.25])).toBe(sigmoid);
  });

  it.each([
    [0, 1 / 2],
    [-800, 0],
    [800, 1],
    [-20, Math.fround(Math.exp(-20))],
  ])("by the stable sigmoid of %d is %d", (z, expected) => {
    const score = formulaScore(
      { intercept: z, weights: [] },
      [],
      "stable-sigmoid",
      user,
      { payload: {} },
      [0],
    );
    expect(score).toBe(expected);
  });
});
