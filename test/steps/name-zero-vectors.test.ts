import { expect, it } from "vitest";
import { nameZeroVectors } from "../../src/steps/name-zero-vectors.ts";

const none = Float32Array.of(0, 0);
const some = Float32Array.of(0, 1);
const user = (id: string, vector: Float32Array) => ({ id, vector, affinities: {} });

function notes(distance: "Cosine" | "Dot", zeros: number) {
  const lines: string[] = [];
  const items = Array.from({ length: 10 }, (_, id) => ({
    id,
    vector: id < zeros ? none : some,
    payload: {},
  }));
  const users = [user("ada", some), user("eve", none)];
  nameZeroVectors({ name: "tiny", users, items }, distance, (line) => lines.push(line));
  return lines;
}

it("names users and items without a direction, the first five of many", () => {
  expect(notes("Cosine", 6)).toEqual([
    "dataset tiny: user eve has a vector of zeros, which has no direction: by Cosine all items score 0 for it",
    "dataset tiny: 6 items have a vector of zeros (0, 1, 2, 3, 4, …), which has no direction: by Cosine it scores 0 for every user",
  ]);
  expect(notes("Cosine", 0)).toHaveLength(1);
});

it("says nothing where vectors are compared by their dot product", () => {
  expect(notes("Dot", 6)).toEqual([]);
});
