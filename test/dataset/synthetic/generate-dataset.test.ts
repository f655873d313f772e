import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { splitDataset } from "../../../src/dataset/split.ts";
import { generateDataset } from "../../../src/dataset/synthetic/generate-dataset.ts";
import { tinyWorld } from "../tiny-world.ts";

const dataset = await generateDataset(tinyWorld());

describe("a generated dataset", () => {
  it("is the same each time", async () => {
    const { relevanceProbabilities, ...again } = await generateDataset(tinyWorld());
    expect({ ...again, relevanceProbabilities: dataset.relevanceProbabilities }).toEqual(dataset);
    expect(relevanceProbabilities!(25)).toEqual(dataset.relevanceProbabilities!(25));
  });

  it("has items whose payload names the topics' weights", () => {
    const { topics } = dataset.items[3]!.payload as { topics: { [topic: string]: number } };
    expect(Object.keys(topics)).toEqual(["cooking", "travel", "music", "film"]);
    expect(Object.values(topics).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it("has items that were published the earlier the less fresh they are, within a year", () => {
    for (const { payload } of dataset.items) {
      const ageDays =
        (Date.parse("2026-01-01T00:00:00Z") - Date.parse(payload.published as string)) / 86_400_000;
      expect(ageDays).toBeCloseTo(365 * (1 - (payload.freshness as number)), 4);
    }
  });

  it("knows how likely each item is to be relevant", () => {
    const { queries, qrels } = splitDataset(dataset);
    const expected = queries.map(({ user }) =>
      dataset.relevanceProbabilities!(user).reduce((sum, p) => sum + p, 0),
    );
    const drawn = qrels.map(({ items }) => items.length);
    const total = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0);
    expect(Math.abs(total(drawn) - total(expected))).toBeLessThan(4 * Math.sqrt(total(expected)));
  });

  it("has item ids that count from 1 and users with a taste in topics", () => {
    expect(dataset.items.map(({ id }) => id)).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
    expect(Object.keys(dataset.users[0]!.affinities.topics!)).toHaveLength(4);
  });

  it("trains on 20 users with 20 impressions each, and tests users who were shown nothing", () => {
    const split = splitDataset(dataset);
    expect(split.train).toHaveLength(20 * 20);
    expect(split.queries.every(({ seen }) => seen.length === 0)).toBe(true);
    expect(split.queries.length + split.dropped.usersWithoutRelevantItems).toBeLessThanOrEqual(10);
    expect(split.queries.length).toBeGreaterThan(7);
  });
});

it("is what it has always been: other data needs another GENERATOR_VERSION, and this digest with it", () => {
  const { items, users, interactions } = dataset;
  const digest = createHash("sha256").update(JSON.stringify({ items, users, interactions })).digest("hex");
  expect(digest).toMatchInlineSnapshot(`"6743e0e6fc5861ebcb0a09eef97ecaa35b2b8d8f15d8678039c7c48255485ba4"`);
});

describe("its fingerprint", () => {
  it("changes with a parameter", async () => {
    expect((await generateDataset(tinyWorld({ seed: 8 }))).fingerprint).not.toBe(dataset.fingerprint);
  });

  it("does not change with the name", async () => {
    expect((await generateDataset(tinyWorld({ name: "other" }))).fingerprint).toBe(dataset.fingerprint);
  });
});
