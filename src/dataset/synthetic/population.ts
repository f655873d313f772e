import { mapWithPauses, type Pause } from "../../pause.ts";
import { createRandom } from "../../random.ts";
import { normal } from "../random-normal.ts";
import { orthonormalDirections } from "./directions.ts";
import { dirichlet } from "./distributions.ts";
import type { SyntheticParameters } from "./parameters.ts";
import { toUnitLength } from "./unit-vectors.ts";

/** Users or videos: what they are about, and the vector that shows it. */
export interface Population {
  /** A topic mix each, aligned with the parameters' topics: numbers in [0, 1] that add up to 1. */
  readonly mixes: readonly Float64Array[];
  /** The same in one array, for those who read all of them: mix i starts at i × topics. */
  readonly topicWeights: Float64Array;
  /** A vector of length 1 each, all in one array: vector i starts at i × dimensions. */
  readonly vectors: Float32Array;
}

/** What of a world's parameters shapes its users and videos. */
export type PopulationParameters = Pick<
  SyntheticParameters,
  "seed" | "dimensions" | "topics" | "embedding" | "users" | "items"
>;

/**
 * Draws users or videos. Each vector is, before it is scaled to length 1,
 *
 *     topicScale · Σ mix[k] · topic direction k  +  Σ N(0, 1/L) · style direction l  +  N(0, noise²) a coordinate
 *
 * with L style dimensions. Each purpose has its own stream of random numbers, so that the first videos stay as they are
 * when there are more of them, and all of them when there are more users.
 *
 * @param kind Names the streams; users and videos share their directions.
 * @param concentration Of the Dirichlet distribution of the topic mixes.
 */
export async function drawPopulation(
  kind: "users" | "items",
  { seed, dimensions, topics, embedding, ...parameters }: PopulationParameters,
  concentration: number,
  pause: Pause,
): Promise<Population> {
  const { topicScale, styleDimensions } = embedding;
  const directions = orthonormalDirections(
    createRandom(`${seed}/directions`),
    topics.length + styleDimensions,
    dimensions,
  );
  const topicRandom = createRandom(`${seed}/${kind}/topics`);
  const styleRandom = createRandom(`${seed}/${kind}/style`);
  const noiseRandom = createRandom(`${seed}/${kind}/noise`);
  const styleDeviation = 1 / Math.sqrt(styleDimensions);

  const count = parameters[kind];
  const drawMix = () => dirichlet(topicRandom, topics.length, concentration);
  const topicWeights = new Float64Array(count * topics.length);
  const drawInto = (i: number) => {
    topicWeights.set(drawMix(), i * topics.length);
    return topicWeights.subarray(i * topics.length, (i + 1) * topics.length);
  };
  const mixes = await mapWithPauses(Array(count).keys(), drawInto, pause);
  const vectors = new Float32Array(count * dimensions);
  for (const [i, mix] of mixes.entries()) {
    await pause();
    const vector = Float64Array.from({ length: dimensions }, () => embedding.noise * normal(noiseRandom));
    directions.forEach((direction, j) => {
      const length = j < topics.length ? topicScale * mix[j]! : styleDeviation * normal(styleRandom);
      for (let c = 0; c < dimensions; c++) vector[c]! += length * direction[c]!;
    });
    toUnitLength(vector);
    vectors.set(vector, i * dimensions);
  }
  return { mixes, topicWeights, vectors };
}

/** The vector of one user or item: a view, not a copy. */
export function vectorAt({ vectors }: Population, i: number, dimensions: number): Float32Array {
  return vectors.subarray(i * dimensions, (i + 1) * dimensions);
}
