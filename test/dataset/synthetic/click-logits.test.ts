import { expect, it } from "vitest";
import {
  clickLogit,
  clickProbabilities,
  cosines,
  knownLogits,
} from "../../../src/dataset/synthetic/click-logits.ts";
import { createWorld } from "../../../src/dataset/synthetic/create-world.ts";
import { vectorAt } from "../../../src/dataset/synthetic/population.ts";
import { similarity } from "../../../src/model/similarity.ts";
import { tinyWorld } from "../tiny-world.ts";

const weights = { score: 2, topics: 3, freshness: 5, quality: 7 };

it.each([24, 22, 21])("gives the cosine that Qdrant scores by, in %d dimensions", async (dimensions) => {
  const world = await createWorld(tinyWorld({ dimensions }));
  const scores = cosines(world, 4);
  const user = vectorAt(world.users, 4, dimensions);
  scores.forEach((score, item) => {
    expect(score).toBeCloseTo(similarity("Cosine", user, vectorAt(world.items, item, dimensions)), 6);
  });
});

it("weighs the cosine, the shared topics, freshness and quality", async () => {
  const { parameters } = await createWorld(tinyWorld({ clicks: { weights } }));
  const people = (...mix: number[]) => ({
    mixes: [Float64Array.from(mix)],
    topicWeights: Float64Array.from(mix),
    vectors: new Float32Array(24),
  });
  const nobody = people(0.5, 0.5, 0, 0);
  const items = {
    ...people(0.2, 0.4, 0.4, 0),
    ...{ freshness: Float64Array.of(0.1), quality: Float64Array.of(0.01) },
  };
  const logit = clickLogit({ parameters, users: nobody, items }, 0, 0, 0.5);
  expect(logit).toBeCloseTo(2 * 0.5 + 3 * (0.5 * 0.2 + 0.5 * 0.4) + 5 * 0.1 + 7 * 0.01, 12);
});

it("turns logits into probabilities with the world's intercept", async () => {
  const world = await createWorld(tinyWorld());
  const logit = world.intercept + clickLogit(world, 25, 7, cosines(world, 25)[7]!);
  expect(clickProbabilities(world, 25)[7]).toBeCloseTo(1 / (1 + Math.exp(-logit)), 12);
});

it("gives a run of items the logits of each", async () => {
  const world = await createWorld(tinyWorld({ clicks: { weights } }));
  const each = cosines(world, 3).map((cosine, item) => clickLogit(world, 3, item, cosine));
  expect(knownLogits(world, 3, 7, 100)).toEqual(each.slice(7, 107));
});
