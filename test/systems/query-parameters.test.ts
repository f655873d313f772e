import { expect, it } from "vitest";
import { parameterSettings, problemsOfParameters } from "../../src/systems/query-parameters.ts";

const request = { query: { rrf: { k: { $parameter: "k" }, weights: [1, { $parameter: "w" }] } } };

it("makes a request of every combination of its parameters", () => {
  const settings = parameterSettings(request, { k: [2, 61], w: [1, 3] });
  expect(settings.map(({ name }) => name)).toEqual(["k=2, w=1", "k=2, w=3", "k=61, w=1", "k=61, w=3"]);
  expect(settings[2]!.request).toEqual({ query: { rrf: { k: 61, weights: [1, 1] } } });
});

it("leaves a request without parameters as it is", () => {
  expect(parameterSettings({ limit: 5 })).toEqual([{ name: "", request: { limit: 5 } }]);
});

it("says which parameters are not declared, not used, and too many", () => {
  expect(problemsOfParameters(request, { k: [2], alpha: [1] })).toEqual([
    'asks for the parameter w; give it values: "parameters": { "w": [0.2, 0.5, 0.8] }',
    "has a parameter alpha, which its request does not ask for",
  ]);
  const many = Array.from({ length: 8 }, (_, i) => i);
  expect(problemsOfParameters(request, { k: many, w: many })).toEqual([
    "has 64 combinations of parameters, and at most 50 are tried; give fewer values",
  ]);
  expect(problemsOfParameters(request, { k: [2], w: [3] })).toEqual([]);
});
