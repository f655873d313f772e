import { expect, it } from "vitest";
import { inputError, worldError } from "../src/errors.ts";
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

it("collects the problems of work whose input is wrong, and the results of all other", async () => {
  const list = createProblemList();
  expect(await list.collect(() => 7)).toBe(7);
  expect(await list.collect(() => Promise.reject(inputError(["one", "two"])))).toBeUndefined();
  await expect(list.collect(() => Promise.reject(worldError("the disk")))).rejects.toThrow("the disk");
  expect(() => list.throwIfAny()).toThrow(expect.objectContaining({ problems: ["one", "two"] }));
});
