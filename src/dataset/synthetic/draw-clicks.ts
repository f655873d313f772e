import type { ItemNumber, UserNumber } from "../../domain.ts";
import { sigmoid } from "../../model/linear-model.ts";
import { mapWithPauses, type Pause } from "../../pause.ts";
import { createRandom, type Random, randomInteger } from "../../random.ts";
import { normal } from "../random-normal.ts";
import { knownLogits, type Scene } from "./click-logits.ts";
import { solveIntercept } from "./intercept.ts";
import { testUsers } from "./test-users.ts";

/** The clicks of the test users, and the intercept that gives as many of them as are wanted. */
export interface Clicks {
  readonly intercept: number;
  /** The items that each test user would click, ascending. */
  readonly relevant: readonly Int32Array[];
}

/** So many logits are kept at once, of 4 bytes each; of more pairs none are. */
const MOST_KEPT = 1 << 24;

/** About so many pairs give a first estimate of the intercept, which is less than 1 off. */
const ESTIMATED_FROM = 1 << 22;

/** Logits that are not kept are counted in so many bins, narrow enough to move no probability by a millionth. */
const BINS = 1 << 17;

/** No normal draw is greater: it is made of 32-bit numbers. */
const GREATEST_NORMAL = 7;

/** A pair that is clicked where the intercept is at least `from`. */
interface Chance {
  readonly user: UserNumber;
  readonly item: ItemNumber;
  readonly from: number;
}

/**
 * Draws one click for every pair of test user and item.
 *
 * @param mostKept How many logits may be kept at once.
 */
export async function drawClicks(scene: Scene, pause: Pause, mostKept = MOST_KEPT): Promise<Clicks> {
  const { items, testUsers: count } = scene.parameters;
  return items * count <= mostKept ? drawFromAll(scene, pause) : drawInOnePass(scene, pause);
}

async function drawFromAll(scene: Scene, pause: Pause): Promise<Clicks> {
  const { parameters } = scene;
  const { seed, clicks, items } = parameters;
  const noise = createRandom(`${seed}/test/noise`);
  const logits = await mapWithPauses(testUsers(parameters), (user) => noisyLogits(scene, user, noise), pause);
  const intercept = await solveIntercept(logits, clicks.relevantMean / items, pause);
  const draw = createRandom(`${seed}/test/clicks`);
  const clicked = (row: Float32Array) => {
    const chosen: number[] = [];
    for (let item = 0; item < row.length; item++) {
      if (draw() < sigmoid(row[item]! + intercept)) chosen.push(item);
    }
    return Int32Array.from(chosen);
  };
  return { intercept, relevant: await mapWithPauses(logits, clicked, pause) };
}

/**
 * The same without keeping the logits: they are counted, so that the intercept can be found from their counts, and of each
 * pair is kept, where it may be clicked at all, from which intercept on it is.
 */
async function drawInOnePass(scene: Scene, pause: Pause): Promise<Clicks> {
  const { parameters } = scene;
  const { seed, clicks, items } = parameters;
  const rate = clicks.relevantMean / items;
  const greatest = (await estimateIntercept(scene, rate, pause)) + 1;
  const noise = createRandom(`${seed}/test/noise`);
  const draw = createRandom(`${seed}/test/clicks`);
  const { score, topics, freshness, quality } = clicks.weights;
  const weights = [score, topics, freshness, quality, GREATEST_NORMAL * clicks.noise];
  const range = weights.reduce((sum, weight) => sum + Math.abs(weight), 1e-6);
  const width = (2 * range) / BINS;
  const counts = new Float64Array(BINS);
  const chances: Chance[] = [];
  const users = testUsers(parameters);
  const drawFrom = (logits: Float32Array, user: number) => {
    for (let item = 0; item < items; item++) {
      const logit = logits[item]!;
      counts[Math.min(BINS - 1, Math.floor((logit + range) / width))]! += 1;
      const u = draw();
      if (u < sigmoid(logit + greatest)) chances.push({ user, item, from: Math.log(u / (1 - u)) - logit });
    }
  };
  for (const [i, user] of users.entries()) {
    await pause();
    drawFrom(noisyLogits(scene, user, noise), i);
  }
  const middles = counts.map((_, bin) => (bin + 0.5) * width - range);
  const intercept = Math.min(greatest, await solveIntercept([middles], rate, pause, [counts]));
  const relevant: number[][] = users.map(() => []);
  for (const { user, item, from } of chances) if (from < intercept) relevant[user]!.push(item);
  return { intercept, relevant: relevant.map((chosen) => Int32Array.from(chosen)) };
}

/** About the intercept, by a sample of the pairs: a run of items for each of some users. */
async function estimateIntercept(scene: Scene, rate: number, pause: Pause): Promise<number> {
  const { parameters } = scene;
  const { seed, items } = parameters;
  const random = createRandom(`${seed}/test/estimate`);
  const all = testUsers(parameters);
  const count = Math.min(items, Math.ceil(ESTIMATED_FROM / all.length));
  const row = (user: UserNumber) =>
    noisyLogits(scene, user, random, randomInteger(random, items - count + 1), count);
  return solveIntercept(await mapWithPauses(all, row, pause), rate, pause);
}

/** The logits of a run of items without the intercept; of all items by default. */
function noisyLogits(
  scene: Scene,
  user: UserNumber,
  noise: Random,
  first = 0,
  count = scene.parameters.items,
): Float32Array {
  const deviation = scene.parameters.clicks.noise;
  const known = knownLogits(scene, user, first, count);
  const logits = new Float32Array(count);
  for (let i = 0; i < count; i++) logits[i] = known[i]! + deviation * normal(noise);
  return logits;
}
