import { expect, it } from "vitest";
import { fitOptimum } from "../../src/model/fit-optimum.ts";
import { generateSamples, recipeOf, samplesOf } from "./generate-samples.ts";

const solve = (columns: string[], values: number[], labels: number[], l2 = 0) =>
  fitOptimum(samplesOf(columns, values, labels), recipeOf({ l2 }));

it("finds the logarithms of the odds, where a column of 0 and 1 tells two groups apart", () => {
  // 1 of 3 positive where a = 0, 2 of 3 where a = 1; the variance of a log odds is 1/positives + 1/negatives.
  const { model, standardErrors } = solve(["a"], [0, 0, 0, 1, 1, 1], [0, 0, 1, 0, 1, 1]);
  expect(model.intercept).toBeCloseTo(Math.log(1 / 2), 10);
  expect(model.weights[0]).toBeCloseTo(Math.log(2) - Math.log(1 / 2), 10);
  expect(standardErrors.intercept).toBeCloseTo(Math.sqrt(1 / 1 + 1 / 2), 8);
  expect(standardErrors.weights[0]).toBeCloseTo(Math.sqrt(2 * (1 / 1 + 1 / 2)), 8);
});

it("gives the weights of the same columns in other units", () => {
  const samples = generateSamples(2000, -1);
  const scaled = {
    ...samples,
    values: samples.values.map((value, i) => (i % 2 === 0 ? value : 1000 * value)),
  };
  const [a, year] = fitOptimum(samples, recipeOf()).model.weights;
  const [sameA, thousandth] = fitOptimum(scaled, recipeOf()).model.weights;
  expect(sameA).toBeCloseTo(a!, 8);
  expect(1000 * thousandth!).toBeCloseTo(year!, 8);
});

it("penalises standardised weights, not those of a column's units, and leaves the intercept alone", () => {
  const values = [0, 0, 0, 1, 1, 1];
  const labels = [0, 0, 1, 0, 1, 1];
  const [weight] = solve(["a"], values, labels, 1).model.weights;
  const [tenth] = solve(
    ["a"],
    values.map((value) => 10 * value),
    labels,
    1,
  ).model.weights;
  expect(weight).toBeLessThan(2 * Math.log(2));
  expect(10 * tenth!).toBeCloseTo(weight!, 10);
  const { model } = solve(["a"], values, [0, 0, 0, 0, 1, 1], 1e9);
  expect(model.weights[0]).toBeCloseTo(0, 6);
  expect(model.intercept).toBeCloseTo(Math.log(2 / 4), 6);
});

it("has smaller standard errors with a penalty, which trades them for a bias", () => {
  const samples = generateSamples(2000, -1);
  const free = fitOptimum(samples, recipeOf()).standardErrors.weights[0]!;
  expect(fitOptimum(samples, recipeOf({ l2: 100 })).standardErrors.weights[0]).toBeLessThan(free);
});

it.each([
  ["only one class", [1, 2, 3, 1, 5, 9, 7, 8], [1, 1, 1, 1], "4 positives and 0 negatives"],
  [
    "a value that is no number",
    [1, 2, 3, Number.NaN, 5, 6, 7, 8],
    [0, 1, 0, 1],
    "column b is NaN in sample 1",
  ],
  [
    "an infinite value",
    [1, 2, 3, 4, Number.POSITIVE_INFINITY, 6, 7, 8],
    [0, 1, 0, 1],
    "column a is Infinity in sample 2",
  ],
  [
    "a constant column",
    [1, 0.1, 3, 0.1, 5, 0.1, 7, 0.1],
    [0, 1, 0, 1],
    "column b has the same value in all 4",
  ],
  ["a column twice", [1, 2, 3, 6, 5, 10, 8, 16], [0, 1, 0, 1], "column b is a linear combination of a;"],
  ["a column that tells the classes apart", [1, 2, 9, 1, 2, 1, 8, 3], [0, 1, 0, 1], "column a separates"],
  ["two such columns", [1, 2, 9, 1, 2, 3, 8, 1], [0, 1, 0, 1], "each of the columns a, b separates"],
])("refuses %s by name", (_, values, labels, message) => {
  expect(() => solve(["a", "b"], values, labels)).toThrow(message);
});

it("refuses a column whose deviation from its mean is rounding only", () => {
  // Ten times 0.1 add up to 0.9999999999999999.
  const rows = Array.from({ length: 10 }, (_, i) => [i % 4, 0.1]);
  expect(() => solve(["a", "b"], rows.flat(), [0, 1, 0, 1, 0, 1, 1, 0, 0, 1])).toThrow(
    "column b has the same value",
  );
});

it.each([1e-300, 1e-40, 1e40, 1e160, 1e300])("refuses a column that varies by %d, by name", (scale) => {
  const rows = [
    [1, 5],
    [2, 1],
    [4, 4],
    [3, 2],
    [6, 3],
    [5, 9],
  ].map(([a, b]) => [a!, b! * scale]);
  expect(() => solve(["a", "b"], rows.flat(), [0, 1, 0, 1, 1, 0])).toThrow(
    /^training column b goes from .* to .*, which no 32-bit weight can balance; scale it so that it varies by 1e-35 to 1e\+35$/,
  );
});

it("names all constant columns at once", () => {
  expect(() => solve(["a", "b", "c"], [1, 2, 0, 1, 2, 1, 1, 2, 0, 1, 2, 1], [0, 1, 0, 1])).toThrow(
    /column a has.*\n.*column b has/,
  );
});

it("names only the columns that a collinear one is made of", () => {
  const rows = [
    [1, 5, 2, 3],
    [2, 1, 7, 9],
    [4, 4, 1, 5],
    [3, 2, 2, 5],
    [6, 3, 8, 14],
    [5, 9, 4, 9],
  ];
  expect(() => solve(["a", "b", "c", "a + c"], rows.flat(), [0, 1, 0, 1, 1, 0])).toThrow(
    "column a + c is a linear combination of a, c; remove one of them",
  );
});

it("names the columns that only together tell the classes apart", () => {
  // Positive where a + b > 10; c is noise.
  const rows = [
    [1, 8, 3],
    [7, 4, 1],
    [3, 9, 2],
    [8, 1, 2],
    [5, 6, 3],
    [4, 5, 1],
    [9, 2, 1],
    [2, 7, 2],
  ];
  const labels = rows.map(([a, b]) => (a! + b! > 10 ? 1 : 0));
  expect(() => solve(["a", "b", "c"], rows.flat(), labels)).toThrow("the columns a, b together separate");
});

it("names a flag that only positives carry, though the other value says nothing", () => {
  expect(() => solve(["a", "flag"], [1, 0, 2, 0, 3, 1, 4, 0, 2, 1, 5, 0], [0, 1, 1, 0, 1, 0])).toThrow(
    "the column flag separates",
  );
});

it("needs no optimum without a penalty where there is one with it", () => {
  expect(solve(["a"], [1, 2, 3, 4], [0, 0, 1, 1], 0.1).model.weights[0]).toBeGreaterThan(1);
});
