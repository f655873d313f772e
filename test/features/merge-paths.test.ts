import { expect, it } from "vitest";
import { createFeatures } from "../../src/features/create-features.ts";
import { featureSpec } from "../../src/features/feature-spec.ts";
import { mergePaths } from "../../src/features/merge-paths.ts";

const merge = (...specs: unknown[]) =>
  mergePaths(createFeatures(specs.map((spec) => featureSpec.parse(spec))), [{ affinities: {} }]);
const year = { kind: "payload-number", path: "year" };

it("has a path once, with everything that its readers demand", () => {
  const bins = { kind: "payload-bins", path: "year" };
  const [path, ...more] = merge(
    { ...bins, edges: [5] },
    { ...year, transform: "log1p" },
    { ...year, transform: "sqrt" },
    { ...bins, edges: [6] },
  );
  expect(more).toEqual([]);
  expect(path).toMatchObject({ path: "year", index: "float", access: "variable", default: 0 });
  expect([-2, -0.5, 1].map(path!.accepts!)).toEqual([false, false, true]);
});

it("refuses two defaults of one path", () => {
  expect(() => merge(year, { ...year, transform: "log1p", default: 1995 })).toThrow(
    "features read year with the defaults 0 and 1995, but a formula has one default a path; give them the same",
  );
});

it("refuses two indexes on one path", () => {
  expect(() => merge(year, { kind: "match", path: "year" })).toThrow(
    "features read year through a float and a keyword index, but a path has one index; store the values under two paths",
  );
});
