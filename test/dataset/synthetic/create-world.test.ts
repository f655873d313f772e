import { describe, expect, it } from "vitest";
import { clickProbabilities } from "../../../src/dataset/synthetic/click-logits.ts";
import { createWorld } from "../../../src/dataset/synthetic/create-world.ts";
import { vectorAt } from "../../../src/dataset/synthetic/population.ts";
import { testUsers } from "../../../src/dataset/synthetic/test-users.ts";
import { similarity } from "../../../src/model/similarity.ts";
import { tinyWorld } from "../tiny-world.ts";

const world = await createWorld(tinyWorld());

describe("the users and items", () => {
  it("have vectors of length 1", () => {
    for (const population of [world.users, world.items]) {
      population.mixes.forEach((_, i) => {
        const length = Math.hypot(...vectorAt(population, i, world.parameters.dimensions));
        expect(length).toBeCloseTo(1, 6);
      });
    }
  });

  it("are near to those with the same topics: vectors show the mixes", async () => {
    const embedding = { topicScale: 1, styleDimensions: 1, noise: 0 };
    const { items } = await createWorld(tinyWorld({ embedding, itemTopicConcentration: 0.01 }));
    const cosine = (a: number, b: number) =>
      similarity("Cosine", vectorAt(items, a, 24), vectorAt(items, b, 24));
    const main = items.mixes.map((mix) => mix.indexOf(Math.max(...mix)));
    const means = [true, false].map((same) => {
      const others = main.flatMap((topic, i) =>
        i > 0 && (topic === main[0]) === same ? [cosine(0, i)] : [],
      );
      return others.reduce((sum, value) => sum + value, 0) / others.length;
    });
    expect(means[0]! - means[1]!).toBeGreaterThan(0.3);
  });

  // The squared cosine of two random directions is 1/n on average where they have n dimensions to lie in.
  it.each([
    ["style", 4, { topicScale: 0, styleDimensions: 4, noise: 0 }],
    ["noise", 24, { topicScale: 0, styleDimensions: 4, noise: 1000 }],
  ])("spread over all dimensions of their %s", async (_, dimensions, embedding) => {
    const { items } = await createWorld(tinyWorld({ embedding }));
    let sum = 0;
    for (let i = 0; i < 300; i += 2) {
      const cosine = similarity("Cosine", vectorAt(items, i, 24), vectorAt(items, i + 1, 24));
      sum += cosine * cosine;
    }
    expect(Math.abs((sum / 150) * dimensions - 1)).toBeLessThan(0.3);
  });

  it("keep their first items when there are more of them, and all when there are more users", async () => {
    const more = await createWorld(tinyWorld({ items: 400, users: 50 }));
    expect(more.items.vectors.subarray(0, world.items.vectors.length)).toEqual(world.items.vectors);
    expect(more.items.quality.subarray(0, 300)).toEqual(world.items.quality);
    expect(more.users.mixes.slice(0, 30)).toEqual(world.users.mixes);
  });

  it("are others with another seed", async () => {
    expect((await createWorld(tinyWorld({ seed: 8 }))).items.mixes[0]).not.toEqual(world.items.mixes[0]);
  });
});

describe("the clicks of the test users", () => {
  it("add up to relevantMean in expectation", async () => {
    const { items, testUsers: count } = world.parameters;
    const noiseless = await createWorld(tinyWorld({ clicks: { noise: 0, relevantMean: 6 } }));
    const expected = testUsers(noiseless.parameters).flatMap((user) => [
      ...clickProbabilities(noiseless, user),
    ]);
    expect(expected).toHaveLength(items * count);
    expect(expected.reduce((sum, p) => sum + p, 0) / count).toBeCloseTo(6, 4);
  });

  it("are made likelier by noise: exp(N(0, 1)) has a mean of exp(0.5), which the intercept takes back", async () => {
    const weights = { score: 0, topics: 0, freshness: 0, quality: 0 };
    const [even, noisy] = await Promise.all(
      [0, 1].map((noise) => createWorld(tinyWorld({ clicks: { weights, noise, relevantMean: 6 } }))),
    );
    expect(even!.intercept).toBeCloseTo(Math.log(6 / 294), 6);
    expect(Math.abs(even!.intercept - noisy!.intercept - 0.5)).toBeLessThan(0.2);
  });

  it("fall where the generating probability is high", () => {
    let clicked = 0;
    let all = 0;
    let clicks = 0;
    testUsers(world.parameters).forEach((user, i) => {
      const probabilities = clickProbabilities(world, user);
      for (const p of probabilities) all += p / 3000;
      for (const item of world.relevant[i]!) clicked += probabilities[item]!;
      clicks += world.relevant[i]!.length;
    });
    expect(clicked / clicks).toBeGreaterThan(3 * all);
  });

  it("belong to the last users, and name items in ascending order", () => {
    expect(testUsers(world.parameters)).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
    expect(world.relevant).toHaveLength(10);
    for (const items of world.relevant) expect(items).toEqual(items.slice().sort());
  });
});
