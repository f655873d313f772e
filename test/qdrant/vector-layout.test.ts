import { expect, it } from "vitest";
import { createFeatures } from "../../src/features/create-features.ts";
import { scoreVectors } from "../../src/features/score-vectors.ts";
import { vectorLayout } from "../../src/qdrant/vector-layout.ts";

const item = { id: 1, vector: Float32Array.of(0.5, 1), payload: { topics: { jazz: 0.25 } } };

it("keeps a vector that is alone without a name", () => {
  const layout = vectorLayout(2, "Cosine", []);
  expect(layout.using).toBeUndefined();
  expect(layout.config).toEqual({ size: 2, distance: "Cosine" });
  expect(layout.ofItem(item)).toEqual([0.5, 1]);
});

it("names all vectors where features score by further ones, which are compared by their dot product", () => {
  const features = createFeatures([
    { kind: "affinity-vector", path: "topics", keys: ["folk", "jazz", "rock"] },
  ]);
  const layout = vectorLayout(2, "Cosine", scoreVectors(features));
  expect(layout.using).toBe("item-vector");
  expect(layout.config).toEqual({
    "item-vector": { size: 2, distance: "Cosine" },
    topics: { size: 3, distance: "Dot" },
  });
  expect(layout.ofItem(item)).toEqual({ "item-vector": [0.5, 1], topics: [0, 0.25, 0] });
});
