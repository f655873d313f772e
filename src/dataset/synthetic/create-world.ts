import { NO_PAUSE, type Pause } from "../../pause.ts";
import { createRandom } from "../../random.ts";
import { beta } from "./distributions.ts";
import { drawClicks } from "./draw-clicks.ts";
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
  const users = await drawPopulation("users", parameters, parameters.userTopicConcentration, pause);
  const items = await drawItems(parameters, pause);
  return { parameters, users, items, ...(await drawClicks({ parameters, users, items }, pause)) };
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
