import { expect, it } from "vitest";
import { countZeroVectors } from "../../../src/analysis/validity/zero-vectors.ts";

it("counts the queries, not the users, whose vector is all zeros", () => {
  const users = [
    [0, 0],
    [0, 1],
    [-0, 0],
    [0, 0],
  ].map((vector) => ({ vector: Float32Array.from(vector) }));
  expect(countZeroVectors([{ user: 0 }, { user: 1 }, { user: 2 }], users)).toBe(2);
});
