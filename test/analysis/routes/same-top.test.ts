import { expect, it } from "vitest";
import { sameTop } from "../../../src/analysis/routes/same-top.ts";

const top = [
  { id: 1, score: 0.75 },
  { id: 2, score: 0.5 },
];

it("forgives another item of the same score", () => {
  expect(sameTop(top, [top[0]!, { id: 3, score: 0.5 }])).toBe(true);
});

it("sees another item of another score, and a list that is shorter", () => {
  expect(sameTop(top, [top[0]!, { id: 3, score: 0.49 }])).toBe(false);
  expect(sameTop(top, [top[0]!])).toBe(false);
});
