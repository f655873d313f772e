import { quickselect } from "simple-statistics";
import { sigmoid } from "../../model/linear-model.ts";
import { NO_PAUSE, type Pause } from "../../pause.ts";
import { createRandom, randomInteger, samplePositions } from "../../random.ts";
import { normal } from "../random-normal.ts";
import { clickLogit, cosines } from "./click-logits.ts";
import { CONSIDERED } from "./parameters.ts";
import type { World } from "./world.ts";

/** The items that were shown, and what came of it, one column each; user by user. */
export interface Impressions {
  readonly user: Int32Array;
  readonly item: Int32Array;
  readonly clicked: Uint8Array;
}

/**
 * Draws the impressions of the training users: `near` items out of the `pool` nearest to the user's vector, as a
 * recommender would have shown them, and `uniform` ones out of all; each clicked with the world's probability. Where there
 * are very many items the nearest are those of a run of them that is drawn for each user, so that a world takes time in
 * proportion to its users and items.
 */
export async function drawImpressions(world: World, pause: Pause = NO_PAUSE): Promise<Impressions> {
  const { seed, users, testUsers, items, impressions, clicks } = world.parameters;
  const nearRandom = createRandom(`${seed}/impressions/near`);
  const uniformRandom = createRandom(`${seed}/impressions/uniform`);
  const noise = createRandom(`${seed}/impressions/noise`);
  const clickRandom = createRandom(`${seed}/impressions/clicks`);
  const runRandom = createRandom(`${seed}/impressions/run`);
  const considered = Math.min(items, Math.max(CONSIDERED, impressions.pool));
  const scratch = new Float64Array(considered);

  const each = impressions.near + impressions.uniform;
  const count = (users - testUsers) * each;
  const drawn = { user: new Int32Array(count), item: new Int32Array(count), clicked: new Uint8Array(count) };
  for (let user = 0; user < users - testUsers; user++) {
    await pause();
    const first = considered === items ? 0 : randomInteger(runRandom, items - considered + 1);
    const near = cosines(world, user, first, considered);
    const pool = nearestItems(near, impressions.pool, scratch);
    const shown = [
      ...samplePositions(nearRandom, pool.length, impressions.near).map((i) => first + pool[i]!),
      ...samplePositions(uniformRandom, items, impressions.uniform),
    ];
    shown.forEach((item, i) => {
      const cosine = near[item - first] ?? cosines(world, user, item, 1)[0]!;
      const known = world.intercept + clickLogit(world, user, item, cosine);
      const at = user * each + i;
      drawn.user[at] = user;
      drawn.item[at] = item;
      drawn.clicked[at] = clickRandom() < sigmoid(known + clicks.noise * normal(noise)) ? 1 : 0;
    });
  }
  return drawn;
}

/** The items of the `count` greatest scores, ascending; among equal scores at the edge the lower items. */
function nearestItems(scores: Float64Array, count: number, sorted: Float64Array): Int32Array {
  sorted.set(scores);
  const edge = sorted.length - count;
  // It moves elements of any array; its types know only one kind.
  quickselect(sorted as unknown as number[], edge, 0, sorted.length - 1);
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
