import { quickselect } from "simple-statistics";
import { sigmoid } from "../../model/linear-model.ts";
import { mapWithPauses, NO_PAUSE, type Pause } from "../../pause.ts";
import { createRandom, samplePositions } from "../../random.ts";
import { normal } from "../random-normal.ts";
import { clickLogit, cosines } from "./click-logits.ts";
import type { World } from "./world.ts";

/** An item that was shown to a user, and what came of it. */
export interface Impression {
  readonly user: number;
  readonly item: number;
  readonly clicked: boolean;
}

/**
 * Draws the impressions of the training users: `near` items out of the `pool` nearest to the user's vector, as a
 * recommender would have shown them, and `uniform` ones out of all; each clicked with the world's probability.
 */
export async function drawImpressions(world: World, pause: Pause = NO_PAUSE): Promise<Impression[]> {
  const { seed, users, testUsers, items, impressions, clicks } = world.parameters;
  const nearRandom = createRandom(`${seed}/impressions/near`);
  const uniformRandom = createRandom(`${seed}/impressions/uniform`);
  const noise = createRandom(`${seed}/impressions/noise`);
  const clickRandom = createRandom(`${seed}/impressions/clicks`);

  const showTo = (user: number) => {
    const userCosines = cosines(world, user);
    const pool = nearestItems(userCosines, impressions.pool);
    const shown = [
      ...samplePositions(nearRandom, pool.length, impressions.near).map((i) => pool[i]!),
      ...samplePositions(uniformRandom, items, impressions.uniform),
    ];
    return shown.map((item) => {
      const known = world.intercept + clickLogit(world, user, item, userCosines[item]!);
      return { user, item, clicked: clickRandom() < sigmoid(known + clicks.noise * normal(noise)) };
    });
  };
  return (await mapWithPauses(Array(users - testUsers).keys(), showTo, pause)).flat();
}

/** The items of the `count` greatest scores, ascending; among equal scores at the edge the lower items. */
function nearestItems(scores: Float64Array, count: number): Int32Array {
  const sorted: number[] = [];
  for (const score of scores) sorted.push(score);
  const edge = sorted.length - count;
  quickselect(sorted, edge, 0, sorted.length - 1);
  const threshold = sorted[edge]!;
  let ties = 0;
  for (let i = edge; i < sorted.length; i++) if (sorted[i] === threshold) ties += 1;

  const nearest: number[] = [];
  for (let item = 0; item < scores.length; item++) {
    const score = scores[item]!;
    if (score > threshold || (score === threshold && ties-- > 0)) nearest.push(item);
  }
  return Int32Array.from(nearest);
}
