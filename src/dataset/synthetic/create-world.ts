import { sigmoid } from "../../model/linear-model.ts";
import { mapWithPauses, NO_PAUSE, type Pause } from "../../pause.ts";
import { createRandom, type Random } from "../../random.ts";
import { normal } from "../random-normal.ts";
import { clickLogit, cosines } from "./click-logits.ts";
import { beta } from "./distributions.ts";
import { solveIntercept } from "./intercept.ts";
import type { SyntheticParameters } from "./parameters.ts";
import { drawPopulation } from "./population.ts";
import type { ItemPopulation, World } from "./world.ts";

/**
 * Generates a world: users and items, and one draw of a click for every pair of test user and item,
 *
 *     P(click) = sigmoid(b0 + w·(cosine, taste × topics, freshness, quality) + N(0, noise²))
 *
 * with b0 such that these probabilities add up to `relevantMean` a test user, on average.
 */
export async function createWorld(parameters: SyntheticParameters, pause: Pause = NO_PAUSE): Promise<World> {
  const { seed, clicks } = parameters;
  const users = await drawPopulation("users", parameters, parameters.userTopicConcentration, pause);
  const items = await drawItems(parameters, pause);
  const scene = { parameters, users, items };
  const noise = createRandom(`${seed}/test/noise`);
  const logitsOf = (user: number) => {
    const addNoise = (cosine: number, item: number) =>
      clickLogit(scene, user, item, cosine) + clicks.noise * normal(noise);
    return new Float32Array(cosines(scene, user).map(addNoise));
  };
  const logits = await mapWithPauses(testUsers(parameters), logitsOf, pause);
  const intercept = await solveIntercept(logits, clicks.relevantMean / parameters.items, pause);
  const draw = createRandom(`${seed}/test/clicks`);
  return {
    parameters,
    users,
    items,
    intercept,
    relevant: await mapWithPauses(logits, (row) => drawClicks(row, intercept, draw), pause),
  };
}

/** The positions of the users that the test judges: the last ones. */
export function testUsers({ users, testUsers: count }: SyntheticParameters): number[] {
  return Array.from({ length: count }, (_, i) => users - count + i);
}

async function drawItems(parameters: SyntheticParameters, pause: Pause): Promise<ItemPopulation> {
  const { seed, items: length, qualityShape: shape } = parameters;
  const freshness = createRandom(`${seed}/items/freshness`);
  const quality = createRandom(`${seed}/items/quality`);
  return {
    ...(await drawPopulation("items", parameters, parameters.itemTopicConcentration, pause)),
    freshness: Float64Array.from({ length }, freshness),
    quality: Float64Array.from({ length }, () => beta(quality, shape, shape)),
  };
}

function drawClicks(logits: Float32Array, intercept: number, random: Random): Int32Array {
  const clicked: number[] = [];
  logits.forEach((logit, item) => {
    if (random() < sigmoid(logit + intercept)) clicked.push(item);
  });
  return Int32Array.from(clicked);
}
