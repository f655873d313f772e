import { expect, it } from "vitest";
import { createFeatures } from "../../src/features/create-features.ts";
import { scoreVectors } from "../../src/features/score-vectors.ts";
import { vectorLayout } from "../../src/qdrant/vector-layout.ts";

const item = { id: 1, vector: Float32Array.of(0.5, 1), payload: { topics: { jazz: 0.25 } } };

it("keeps a vector that is alone without a name", () => {
  const layout = vectorLayout({ dimensions: 2, vectorSpaces: [], distance: "Cosine", further: [] });
  expect(layout.using).toBeUndefined();
  expect(layout.config).toEqual({ size: 2, distance: "Cosine" });
  expect(layout.ofItem(item)).toEqual([0.5, 1]);
});

it("names all vectors where features score by further ones, which are compared by their dot product", () => {
  const features = createFeatures([
    { kind: "affinity-vector", path: "topics", keys: ["folk", "jazz", "rock"] },
  ]);
  const layout = vectorLayout({
    dimensions: 2,
    vectorSpaces: [],
    distance: "Cosine",
    further: scoreVectors(features),
  });
  expect(layout.using).toBe("item-vector");
  expect(layout.config).toEqual({
    "item-vector": { size: 2, distance: "Cosine" },
    topics: { size: 3, distance: "Dot" },
  });
  expect(layout.ofItem(item)).toEqual({ "item-vector": [0.5, 1], topics: [0, 0.25, 0] });
});

const words = { indices: Uint32Array.of(3, 90), values: Float32Array.of(0.5, 2) };
const spaces = [
  { name: "dense", kind: "dense", dimensions: 3 },
  { name: "words", kind: "sparse", dimensions: undefined, modifier: "idf" },
  { name: "plain", kind: "sparse", dimensions: undefined },
] as const;

it("keeps the dataset's named vectors, dense and sparse, without a vector of another name", () => {
  const layout = vectorLayout({ dimensions: 0, vectorSpaces: spaces, distance: "Cosine", further: [] });
  expect(layout.using).toBeUndefined();
  expect(layout.config).toEqual({ dense: { size: 3, distance: "Cosine" } });
  expect(layout.sparse).toEqual({ words: { modifier: "idf" }, plain: {} });
  const named = { ...item, vectors: { words, dense: Float32Array.of(1, 0, 0) } };
  expect(layout.ofItem(named)).toEqual({ words: { indices: [3, 90], values: [0.5, 2] }, dense: [1, 0, 0] });
  expect(layout.numbersOf(named)).toBe(3 + 2 * 2);
});

it("leaves out what an item lacks, and names the vector without a name beside others", () => {
  const layout = vectorLayout({ dimensions: 2, vectorSpaces: spaces, distance: "Dot", further: [] });
  expect(layout.using).toBe("item-vector");
  expect(layout.ofItem(item)).toEqual({ "item-vector": [0.5, 1] });
});

it("refuses two vectors of one name", () => {
  const vectorSpaces = [{ name: "item-vector", kind: "dense", dimensions: 3 }] as const;
  expect(() => vectorLayout({ dimensions: 2, vectorSpaces, distance: "Dot", further: [] })).toThrow(
    "two vectors of an item would be called item-vector in Qdrant",
  );
});
