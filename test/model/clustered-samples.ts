import { errorsOfWeights } from "../../src/model/errors-of-weights.ts";
import { solveDesign } from "../../src/model/fit-optimum.ts";
import { sigmoid } from "../../src/model/linear-model.ts";
import type { Samples } from "../../src/model/samples.ts";
import { whitenDesign } from "../../src/model/whitened-design.ts";
import { createRandom, randomInteger } from "../../src/random.ts";
import { studentQuantile } from "../../src/statistics/student-t.ts";
import { samplesOf } from "./generate-samples.ts";

/** The regression of some samples, and both kinds of errors of its weights. */
export async function judge(samples: Samples) {
  const design = whitenDesign(samples);
  const { model, standardErrors } = await solveDesign(design, samples, 0);
  return { model, standardErrors, design, ...errorsOfWeights(design, samples, 0, model) };
}

/**
 * How often the weight of a random number of each item is called significant at 5 % in so many draws: by independent rows,
 * and by intervals for clusters.
 */
export async function significantDraws(draws: number, size: { users: number; items: number }) {
  let [independent, clustered] = [0, 0];
  for (let draw = 0; draw < draws; draw++) {
    const { model, standardErrors, weights } = await judge(clusteredSamples(draw, size));
    const weight = Math.abs(model.weights[1]!);
    const { cautious, degreesOfFreedom } = weights![1]!;
    if (weight > 1.96 * standardErrors.weights[1]!) independent += 1;
    if (weight > studentQuantile(0.975, degreesOfFreedom) * cautious) clustered += 1;
  }
  return { independent: independent / draws, clustered: clustered / draws };
}

/** Ten rows a user, of items at random; P(y=1) = sigmoid(-1 + a + what the item has + what the user has). */
export function clusteredSamples(seed: number, { users, items }: { users: number; items: number }): Samples {
  const random = createRandom(`clusters/${users}/${items}/${seed}`);
  const about = (size: number, spread: number) =>
    Float64Array.from({ length: size }, () => spread * (random() + random() + random() - 1.5));
  const [ofUser, ofItem, number] = [about(users, 1), about(items, 3), about(items, 1)];
  const rows = users * 10;
  const samples = samplesOf(["a", "number"], new Array(rows * 2).fill(0), new Array(rows).fill(0));
  for (let row = 0; row < rows; row++) {
    const user = row % users;
    const item = row < items ? row : randomInteger(random, items);
    const a = random();
    samples.values.set([a, number[item]!], row * 2);
    samples.labels[row] = random() < sigmoid(-1 + a + ofUser[user]! + ofItem[item]!) ? 1 : 0;
    samples.users[row] = user;
    samples.items[row] = item;
  }
  return samples;
}
