import { expect, it } from "vitest";
import { breakTies } from "../../src/retrieval/break-ties.ts";

it("orders by score descending, and equal scores by item number ascending", () => {
  const received = { items: Int32Array.of(7, 9, 3, 5), scores: Float32Array.of(0.5, 0.25, 0.5, 0.75) };
  expect(breakTies(received)).toEqual({
    items: Int32Array.of(5, 3, 7, 9),
    scores: Float32Array.of(0.75, 0.5, 0.5, 0.25),
  });
});
