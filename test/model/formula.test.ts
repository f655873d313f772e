import { expect, it } from "vitest";
import { createFeature } from "../../src/features/feature-spec.ts";
import { formulaExpression, formulaScore } from "../../src/model/formula.ts";

const features = [
  createFeature({ kind: "prefetch-score" }),
  createFeature({ kind: "affinity", path: "topics" }),
  createFeature({ kind: "payload-number", path: "quality", default: 0 }),
];
const model = { intercept: -1, weights: [2, 4, 0.5] };
const user = { affinities: { topics: { jazz: 0.5 } } };

it("writes the logit as one flat sum of intercept and weighted features", () => {
  expect(formulaExpression(model, features, "logit", user)).toEqual({
    sum: [
      -1,
      { mult: [2, "$score"] },
      { mult: [4, { sum: [{ mult: [0.5, "topics.jazz"] }] }] },
      { mult: [0.5, "quality"] },
    ],
  });
});

it("wraps the logit in 1/(1+exp(-z)) for the sigmoid", () => {
  const z = formulaExpression(model, features, "logit", user);
  expect(formulaExpression(model, features, "sigmoid", user)).toEqual({
    div: { left: 1, right: { sum: [1, { exp: { mult: [-1, z] } }] } },
  });
});

it("leaves out a feature that is 0 for every item of this user", () => {
  expect(formulaExpression(model, features, "logit", { affinities: {} })).toEqual({
    sum: [-1, { mult: [2, "$score"] }, { mult: [0.5, "quality"] }],
  });
});

it("computes the score of an item as Qdrant does", () => {
  const item = { payload: { topics: { jazz: 0.5 }, quality: 1 } };
  expect(formulaScore(model, features, "logit", user, item, 0.25)).toBe(-1 + 2 * 0.25 + 4 * 0.25 + 0.5 * 1);
  expect(formulaScore(model, features, "sigmoid", user, item, 0.25)).toBe(
    Math.fround(1 / (1 + Math.exp(-1))),
  );
});

it("rounds weights to the 32 bits in which Qdrant keeps constants", () => {
  const expression = formulaExpression(
    { intercept: 0.1, weights: [0.2] },
    features.slice(0, 1),
    "logit",
    user,
  );
  expect(expression).toEqual({ sum: [Math.fround(0.1), { mult: [Math.fround(0.2), "$score"] }] });
});
