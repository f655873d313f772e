import { expect, it } from "vitest";
import { shapeRemedy } from "../../../src/analysis/formula/shape-remedy.ts";
import { featureSpec } from "../../../src/features/feature-spec.ts";
import { ONE_SOURCE } from "../../../src/features/score-sources.ts";

const specs = [
  { kind: "prefetch-score" },
  { kind: "payload-number", path: "views", transform: "log1p" },
  { kind: "affinity", path: "topics" },
].map((spec) => featureSpec.parse(spec));

it.each([
  ["score", { kind: "score-hinge" }],
  ["log1p(views)", { kind: "payload-bins", path: "views" }],
  ["affinity(topics)", { kind: "other" }],
])("proposes for %s what gives it another shape", (feature, remedy) => {
  expect(shapeRemedy(feature, specs, ONE_SOURCE)).toEqual(remedy);
});
