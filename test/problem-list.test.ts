import { expect, it } from "vitest";
import { createProblemList } from "../src/problem-list.ts";

it("throws nothing while it is empty", () => {
  expect(() => createProblemList().throwIfAny()).not.toThrow();
});

it("throws all of its problems at once", () => {
  const problems = createProblemList();
  problems.add("one");
  problems.add("two");
  expect(() => problems.throwIfAny()).toThrow("one\ntwo");
});

it("keeps the first 20 and counts the rest", () => {
  const problems = createProblemList();
  for (let i = 1; i <= 23; i++) problems.add(`problem ${i}`);
  expect(() => problems.throwIfAny()).toThrow(/problem 20\n… and 3 more problems$/);
});
