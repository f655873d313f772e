import { expect, it } from "vitest";
import { completeSpecs } from "../../src/features/complete-specs.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import { type FeatureSpec, featureSpec } from "../../src/features/feature-spec.ts";

const parse = (...specs: unknown[]): FeatureSpec[] => specs.map((spec) => featureSpec.parse(spec));
const names = (...specs: unknown[]) => createFeatures(parse(...specs)).map(({ name }) => name);

it("makes the columns in the order of the experiment, several of one specification side by side", () => {
  expect(
    names(
      { kind: "prefetch-score" },
      { kind: "payload-bins", path: "year", edges: [1980, 1990] },
      { kind: "boolean", path: "new" },
    ),
  ).toEqual(["score", "year in [1980, 1990)", "year >= 1990", "new"]);
});

it("multiplies every column of the one factor with every column of the other", () => {
  const of = [
    { kind: "score-hinge", knots: [0.25, 0.5] },
    { kind: "payload-hinge", path: "year", knots: [1980, 1990] },
  ];
  expect(names({ kind: "product", of })).toEqual([
    "hinge(score, 0.25) * hinge(year, 1980)",
    "hinge(score, 0.25) * hinge(year, 1990)",
    "hinge(score, 0.5) * hinge(year, 1980)",
    "hinge(score, 0.5) * hinge(year, 1990)",
  ]);
});

it("refuses two columns of one name, since a report could not tell them apart", () => {
  expect(() =>
    names({ kind: "payload-number", path: "year" }, { kind: "payload-number", path: "year", default: 1995 }),
  ).toThrow("features make more than one column year; leave one of them out of the experiment");
});

it("takes the keys of an affinity vector from the items, sorted, also inside a product", () => {
  const items = [
    { payload: { topics: { rock: 1, jazz: 0 } } },
    { payload: { topics: { folk: 1 } } },
    { payload: { topics: "none" } },
  ];
  const vector = { kind: "affinity-vector", path: "topics" };
  const keys = ["folk", "jazz", "rock"];
  const completed = { ...vector, keys };
  const score = { kind: "prefetch-score" };
  expect(completeSpecs(parse(vector, { kind: "product", of: [score, vector] }), items)).toEqual([
    completed,
    { kind: "product", of: [score, completed] },
  ]);
});

it("leaves keys that the experiment gives, and those that no item knows", () => {
  const given = parse({ kind: "affinity-vector", path: "topics", keys: ["b", "a"] });
  expect(completeSpecs(given, [{ payload: { topics: { rock: 1 } } }])).toEqual(given);
  const unknown = parse({ kind: "affinity-vector", path: "topics" });
  expect(completeSpecs(unknown, [{ payload: {} }])).toEqual(unknown);
});
