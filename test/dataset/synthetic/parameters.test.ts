import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { syntheticManifest } from "../../../src/dataset/synthetic/parameters.ts";

const shortest = { kind: "synthetic", format: 1, name: "synthetic" };

it("has the defaults that datasets/synthetic/dataset.json spells out", () => {
  const { description, ...spelt } = JSON.parse(readFileSync("datasets/synthetic/dataset.json", "utf8"));
  expect(syntheticManifest.parse(shortest)).toEqual({ ...spelt, description: "" });
  expect(description).not.toBe("");
});

it.each([
  [{ testUsers: 2000 }, "testUsers", "must be at most all users but one (1999), got 2000"],
  [{ items: 399 }, "impressions.pool", "must be at most the number of items (399), got 400"],
  [{ impressions: { near: 401 } }, "impressions.near", "must be at most the pool (400), got 401"],
  [
    { clicks: { relevantMean: 10_000 } },
    "clicks.relevantMean",
    "must be at most all items but one (9999), got 10000",
  ],
  [
    { dimensions: 27 },
    "embedding.styleDimensions",
    "must be at most the dimensions that the topics leave (15), got 16",
  ],
  [{ topics: ["a", "b", "a"] }, "topics", "must be different names"],
])("refuses %j", (knobs, path, message) => {
  const { error } = syntheticManifest.safeParse({ ...shortest, ...knobs });
  expect(error!.issues.map((issue) => [issue.path.join("."), issue.message])).toEqual([[path, message]]);
});
