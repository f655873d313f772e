import { expect, it } from "vitest";
import { declaredKnowledge } from "../../../src/analysis/validity/label-knowledge.ts";

it.each([
  ["nothing", "train", "unseen"],
  ["train", "train", "known"],
  ["train", "tune", "unseen"],
  ["everything", "tune", "known"],
  [undefined, "tune", "undeclared"],
] as const)("of features computed from %s, the labels of %s are %s", (computedFrom, part, expected) => {
  expect(declaredKnowledge({ computedFrom }, part)).toBe(expected);
});
