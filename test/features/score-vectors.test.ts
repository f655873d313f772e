import { expect, it } from "vitest";
import { createFeatures } from "../../src/features/create-features.ts";
import { featureSpec } from "../../src/features/feature-spec.ts";
import { scoreVariable, scoreVectors } from "../../src/features/score-vectors.ts";

const features = (...specs: object[]) => createFeatures(specs.map((spec) => featureSpec.parse(spec)));
const vector = (path: string, fields = {}) => ({ kind: "affinity-vector", path, keys: ["a"], ...fields });

it("numbers the prefetches of the vectors from 1, one for each pair of item and user vector", () => {
  const ofExperiment = features(
    vector("topics"),
    vector("moods"),
    vector("topics", { affinity: "friends" }),
    { kind: "product", of: [{ kind: "prefetch-score" }, vector("moods")] },
  );
  const vectors = scoreVectors(ofExperiment);
  expect(vectors.map(({ name, affinity }) => [name, affinity])).toEqual([
    ["topics", "topics"],
    ["moods", "moods"],
    ["topics", "friends"],
  ]);
  const scoreOf = scoreVariable(vectors);
  const user = { affinities: {} };
  expect(ofExperiment.map((feature) => feature.expression(user, scoreOf))).toEqual([
    "$score[1]",
    "$score[2]",
    "$score[3]",
    { mult: ["$score", "$score[2]"] },
  ]);
});

it("numbers them anew when a feature is left out", () => {
  const [, second] = features(vector("topics"), vector("moods"));
  expect(scoreVariable(scoreVectors([second!]))(second!.vectors![0]!)).toBe("$score[1]");
});

it("refuses one name for vectors over different keys", () => {
  expect(() =>
    scoreVectors(features(vector("topics"), vector("topics", { affinity: "friends", keys: ["b"] }))),
  ).toThrow(/features want the vector topics with different keys/);
});
