import { expect, it } from "vitest";
import { checkVectors } from "../../src/steps/check-vectors.ts";

const note = () => {};
const world = (item: number[], user: number[]) => ({
  name: "tiny",
  vectorSpaces: [],
  items: [{ id: 7, vector: Float32Array.from(item), payload: {} }],
  users: [{ id: "ada", vector: Float32Array.from(user), affinities: {} }],
});

it("takes vectors of zeros, and of any length that 32 bits can square", () => {
  expect(() => checkVectors(world([0, 0], [3e-4, 4e-4]), "Cosine", note)).not.toThrow();
  expect(() => checkVectors(world([1e19, 0], [1e-3, 0]), "Cosine", note)).not.toThrow();
  expect(() => checkVectors(world([1e-30, 0], [1e30, 0]), "Dot", note)).not.toThrow();
});

it("refuses by Cosine what Qdrant would not bring to the length 1", () => {
  expect(() => checkVectors(world([1e-4, 0], [3e19, 0]), "Cosine", note)).toThrow(
    expect.objectContaining({
      code: "input",
      problems: [
        "item 7: its vector has the length 0.0001, and by Cosine Qdrant takes what is shorter than 0.000346 for a vector of zeros; scale the vectors up",
        "user ada: its vector has the length 30000000000000000000, whose square overruns the 32 bits in which Qdrant computes Cosine; scale the vectors down",
      ],
    }),
  );
});

it("refuses by Dot what makes products that are infinite in 32 bits", () => {
  expect(() => checkVectors(world([1e20, 0], [0, 1e20]), "Dot", note)).toThrow(
    /^item 7: its vector has the length 100000000000000000000, and products with others, up to the length 100000000000000000000, overrun 32 bits; scale the vectors down\nuser ada: /,
  );
});

it("refuses vectors with names in the same way, sparse ones by their products", () => {
  const sparse = (value: number) => ({ indices: Uint32Array.of(3), values: Float32Array.of(value) });
  const named = (dense: number, words: number) => ({
    vectors: { dense: Float32Array.of(dense, 0), words: sparse(words) },
  });
  const { name, items, users } = world([], []);
  const given = (item: object, user: object, distance?: "Dot") => ({
    name,
    vectorSpaces: [{ name: "dense", kind: "dense" as const, dimensions: 2, distance }],
    items: items.map((one) => ({ ...one, ...item })),
    users: users.map((one) => ({ ...one, ...user })),
  });
  expect(() => checkVectors(given(named(1, 1e-9), {}), "Cosine", note)).not.toThrow();
  expect(() => checkVectors(given(named(1e-5, 1), {}, "Dot"), "Cosine", note)).not.toThrow();
  expect(() => checkVectors(given(named(1e-5, 1e20), named(1, 1e20)), "Cosine", note)).toThrow(
    expect.objectContaining({
      problems: [
        expect.stringMatching(/^item 7: its vector dense has the length 0.00001, and by Cosine Qdrant takes/),
        expect.stringMatching(/^item 7: its vector words has the length 100000000000000000000, and products/),
        expect.stringMatching(/^user ada: its vector words has/),
      ],
    }),
  );
});
