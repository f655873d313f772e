import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { syntheticManifest } from "../../../src/dataset/synthetic/parameters.ts";

const shortest = { kind: "synthetic", format: 1, name: "synthetic" };

it("has the defaults that datasets/synthetic/dataset.json spells out", () => {
  const {
    $schema: _,
    description,
    ...spelt
  } = JSON.parse(readFileSync("datasets/synthetic/dataset.json", "utf8"));
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
  [
    { users: 1_000_000, dimensions: 128 },
    "users",
    "must be less: users × items (at most 10000) × dimensions must be at most 1000000000000, got 1280000000000",
  ],
  [
    { users: 2e6, items: 400, impressions: { near: 0, uniform: 0 } },
    "users",
    "Too big: expected number to be <=1000000",
  ],
  [
    { dimensions: 65_536 },
    "items",
    "must be less: items × dimensions must be at most 268435456, got 655360000",
  ],
  [
    { users: 12_000, testUsers: 11_997, items: 200_000 },
    "testUsers",
    "must be less: testUsers × items must be at most 2000000000, got 2399400000",
  ],
  [
    { users: 100, testUsers: 10, items: 1000, dimensions: 30_000, embedding: { styleDimensions: 20_000 } },
    "embedding",
    "must be less: (users + items + directions) × directions × dimensions must be at most 1000000000000, got 12674800320000",
  ],
  [
    { users: 1_000_000, items: 1000, impressions: { near: 100 } },
    "impressions",
    "must be less: the impressions of all training users must be at most 10000000, got 139944000",
  ],
  [
    { clicks: { weights: { score: 1e300 } } },
    "clicks.weights.score",
    "Too big: expected number to be <=1000",
  ],
  [{ qualityShape: 1e-300 }, "qualityShape", "Too small: expected number to be >=0.001"],
  [{ topics: ["a", "b\0"] }, "topics.1", "must be one line of text without control characters"],
  [{ topics: ["a", "b".repeat(300)] }, "topics.1", "Too big: expected string to have <=200 characters"],
])("refuses %j", (knobs, path, message) => {
  const { error } = syntheticManifest.safeParse({ ...shortest, ...knobs });
  expect(error!.issues.map((issue) => [issue.path.join("."), issue.message])).toEqual([[path, message]]);
});
