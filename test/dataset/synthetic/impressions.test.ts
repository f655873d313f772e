import { describe, expect, it } from "vitest";
import { clickProbabilities, cosines } from "../../../src/dataset/synthetic/click-logits.ts";
import { createWorld } from "../../../src/dataset/synthetic/create-world.ts";
import { drawImpressions } from "../../../src/dataset/synthetic/impressions.ts";
import type { World } from "../../../src/dataset/synthetic/world.ts";
import { tinyWorld } from "../tiny-world.ts";

/** The impressions of a world, one after another. */
async function impressionsOf(shown: World) {
  const { user, item, clicked } = await drawImpressions(shown);
  return Array.from(user, (who, i) => ({ user: who, item: item[i]!, clicked: clicked[i] === 1 }));
}

const world = await createWorld(tinyWorld());
const impressions = await impressionsOf(world);

describe("impressions", () => {
  it("show 12 + 8 items to each of the 20 training users, and none to the test users", () => {
    const shown = new Map<number, number>();
    for (const { user } of impressions) shown.set(user, (shown.get(user) ?? 0) + 1);
    expect([...shown]).toEqual(Array.from({ length: 20 }, (_, user) => [user, 20]));
  });

  it("take the first of them from the 40 nearest, each once", () => {
    for (let user = 0; user < 20; user++) {
      const near = impressions.slice(user * 20, user * 20 + 12).map(({ item }) => item);
      const scores = cosines(world, user);
      for (const item of near) {
        expect(scores.filter((score) => score > scores[item]!).length).toBeLessThan(40);
      }
      expect(new Set(near).size).toBe(12);
    }
  });

  it("take the rest from all items", () => {
    const rest = impressions.filter((_, i) => i % 20 >= 12).map(({ item }) => item);
    const mean = rest.reduce((sum, item) => sum + item, 0) / rest.length;
    expect(Math.abs(mean - 149.5)).toBeLessThan(4 * (300 / Math.sqrt(12 * rest.length)));
  });

  it("are clicked about as often as their probabilities say", async () => {
    const noiseless = await createWorld(tinyWorld({ users: 500, clicks: { noise: 0, relevantMean: 30 } }));
    let clicks = 0;
    let expected = 0;
    let variance = 0;
    for (const { user, item, clicked } of await impressionsOf(noiseless)) {
      const p = clickProbabilities(noiseless, user)[item]!;
      clicks += clicked ? 1 : 0;
      expected += p;
      variance += p * (1 - p);
    }
    expect(Math.abs(clicks - expected)).toBeLessThan(3 * Math.sqrt(variance));
  });
});

it("can come from a pool of all items, and from none", async () => {
  const all = await createWorld(tinyWorld({ impressions: { near: 300, pool: 300, uniform: 0 } }));
  const shown = (await impressionsOf(all)).slice(0, 300);
  expect(shown.map(({ item }) => item).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 300 }, (_, i) => i),
  );
});

it("takes the nearest of a run of 10,000 items where there are more", async () => {
  const large = await createWorld(
    tinyWorld({ items: 30_000, impressions: { near: 12, pool: 40, uniform: 0 } }),
  );
  const all = await impressionsOf(large);
  const runs = new Set<boolean>();
  for (let user = 0; user < 20; user++) {
    const shown = all.slice(user * 12, user * 12 + 12).map(({ item }) => item);
    expect(Math.max(...shown) - Math.min(...shown)).toBeLessThan(10_000);
    runs.add(Math.min(...shown) >= 10_000);
    const scores = cosines(large, user);
    const nearer = scores.filter((score) => score > Math.min(...shown.map((item) => scores[item]!)));
    expect(nearer.length).toBeLessThan(400);
  }
  expect(runs.size).toBe(2);
});
