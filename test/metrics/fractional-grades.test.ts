import { expect, it } from "vitest";
import { scoreOf } from "./score-of.ts";

const grades = { a: 0.5, b: 0, c: 2.5 };

it.each([
  ["P@2", 1 / 2],
  ["R@2", 1 / 2],
  ["R_cap@2", 1 / 2],
  ["AP", (1 + 2 / 3) / 2],
  ["RR", 1],
  ["Success@1", 1],
  ["Rprec", 1 / 2],
  ["SetP", 2 / 3],
  ["SetR", 1],
  ["RBP(p=0.5,rel=1)", 0.5 * (1 + 0.25)],
])("takes every grade above 0 as relevant by %s", (measure, expected) => {
  expect(scoreOf(measure, "a b c", grades)).toBeCloseTo(expected, 12);
});

it.each([
  ["P(rel=2)@3", 1 / 3],
  ["R(rel=2)@2", 0],
  ["AP(rel=2)", 1 / 3],
  ["RR(rel=2)", 1 / 3],
])("takes grades from its level on by %s", (measure, expected) => {
  expect(scoreOf(measure, "a b c", grades)).toBeCloseTo(expected, 12);
});
