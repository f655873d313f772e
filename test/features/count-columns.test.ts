import { expect, it } from "vitest";
import { countColumns } from "../../src/features/count-columns.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import { type FeatureSpec, featureSpec } from "../../src/features/feature-spec.ts";

const bins = { kind: "payload-bins", path: "year", edges: [1980, 1990, 2000] };
const knots = { kind: "score-hinge", knots: [0.2, 0.4] };

it.each([
  [{ kind: "prefetch-score" }, 1],
  [bins, 3],
  [knots, 2],
  [{ kind: "payload-hinge", path: "year", knots: [1980, 1990] }, 2],
  [{ kind: "product", of: [bins, knots] }, 6],
])("counts the columns that are made of %j", (spec, columns) => {
  const parsed: FeatureSpec = featureSpec.parse(spec);
  expect(countColumns(parsed)).toBe(columns);
  expect(createFeatures([parsed])).toHaveLength(columns);
});
