import { expect, it } from "vitest";
import { similaritiesTo, similarity } from "../../src/model/similarity.ts";

const vectors = [
  [3, 4, 0, 0, 0],
  [0, 0, 0, 0, 0],
  [1, 1, 1, 1, 1],
  [0, 0, 0, 0, -7],
].map((values) => Float32Array.from(values));
const [longer, zero, ones] = vectors as [Float32Array, Float32Array, Float32Array];

it("is the cosine, or the product that it is made of", () => {
  expect(similarity("Cosine", longer, Float32Array.of(6, 8, 0, 0, 0))).toBe(1);
  expect(similarity("Cosine", longer, ones)).toBe(Math.fround(7 / Math.sqrt(25 * 5)));
  expect(similarity("Dot", longer, ones)).toBe(7);
});

it("is 0 to a vector without a direction", () => {
  expect(similarity("Cosine", zero, longer)).toBe(0);
  expect(similarity("Cosine", longer, zero)).toBe(0);
});

it.each(["Cosine", "Dot"] as const)(
  "is the same number by %s when many vectors are compared at once",
  (name) => {
    const toMany = similaritiesTo(name, vectors);
    for (const vector of vectors) {
      expect([...toMany(vector)]).toEqual(vectors.map((other) => similarity(name, vector, other)));
    }
  },
);
