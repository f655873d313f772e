import { sigmoid } from "../../model/linear-model.ts";
import { dot } from "./vectors.ts";
import type { World } from "./world.ts";

type Scene = Pick<World, "parameters" | "users" | "items">;

/** The cosine of one user with every item, in [-1, 1]. */
export function cosines({ parameters, users, items }: Scene, user: number): Float64Array {
  const { dimensions } = parameters;
  const query = Float64Array.from(users.vectors.subarray(user * dimensions, (user + 1) * dimensions));
  const result = new Float64Array(parameters.items);
  for (let item = 0, at = 0; item < result.length; item++) {
    let sum = 0;
    for (let c = 0; c < dimensions; c++, at++) sum += items.vectors[at]! * query[c]!;
    result[item] = sum;
  }
  return result;
}

/**
 * What the features know of a click's logit, for one user and every item: w·(cosine, taste × topics, freshness,
 * quality), without intercept and noise.
 *
 * @param userCosines The user's `cosines`.
 */
export function clickLogits(
  { parameters, users, items }: Scene,
  user: number,
  userCosines: Float64Array,
): Float64Array {
  const { score, topics, freshness, quality } = parameters.clicks.weights;
  const taste = users.mixes[user]!;
  return userCosines.map(
    (cosine, item) =>
      score * cosine +
      topics * dot(taste, items.mixes[item]!) +
      freshness * items.freshness[item]! +
      quality * items.quality[item]!,
  );
}

/**
 * The generating probability of a click on every item by one user, where the noise is at its mean of 0. The noise is
 * independent of everything, so descending probability is the order that no ranker can beat in expectation.
 *
 * @param user Position in the users.
 * @returns In (0, 1), aligned with the items.
 */
export function clickProbabilities(world: World, user: number): Float64Array {
  return clickLogits(world, user, cosines(world, user)).map((logit) => sigmoid(logit + world.intercept));
}
