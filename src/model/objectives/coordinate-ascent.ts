import type { Measure } from "../../metrics/measure.ts";
import type { Pause } from "../../pause.ts";
import type { Random } from "../../random.ts";
import type { RankingLists } from "./ranking-lists.ts";
import { type ListScorer, listScorer } from "./score-lists.ts";

/** By how much a weight moves at most and at least, where the absolute weights add up to 1. */
const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2];
const FACTORS = [0, 0.5, 0.8, 1.25, 2];
const MOST_SWEEPS = 10;
/** A sweep over all weights that gains less is the last. */
const TOLERANCE = 1e-4;
/**
 * A measure goes up and down with every pair that changes places: its greatest value is a peak of these lists. So the end is
 * the middle of a region instead: each weight is tried at these powers of STEP_UP times its value, each by the mean over
 * itself and so many neighbours on either side, which count less the farther they are: up to a quarter more or less.
 */
const POWERS = 30;
const NEIGHBOURS = 12;
const STEP_UP = 1.02;
const REGION_SWEEPS = 2;
/** Rows that are worked on between two pauses. */
const ROWS_PER_PAUSE = 100_000;

/**
 * Looks for the weights whose order of the lists has the best mean measure: coordinate ascent, each weight in turn moved to
 * the best of several places, from several starts; the best end wins, the first of equal ones. Of places that are equally
 * good the nearest is taken.
 *
 * @param deviations Of the columns; weights are compared after they are multiplied by these.
 * @param starts Weights to start from, at least one.
 * @param restarts How many random weights to start from besides.
 * @returns Weights of the columns, of any length: only their direction matters.
 * @see Metzler and Croft, Linear feature-based models for information retrieval (Information Retrieval 2007), section 3.3
 */
export async function ascendMeasure(
  lists: RankingLists,
  measure: Measure,
  { deviations, starts, restarts, random }: AscentOptions,
  pause: Pause,
): Promise<number[]> {
  const search: Search = { lists, scorer: listScorer(lists, measure), deviations, pause };
  const width = deviations.length;
  const drawn = Array.from({ length: restarts }, () => Array.from({ length: width }, () => 2 * random() - 1));
  const standardised = starts.map((weights) => weights.map((weight, j) => weight * deviations[j]!));
  let best: Found | undefined;
  for (const start of [...standardised, ...drawn]) {
    const found = await climb(search, normalise(start));
    if (best === undefined || found.score > best.score) best = found;
  }
  const middle = await centre(search, best!.weights);
  return middle.map((weight, j) => weight / deviations[j]!);
}

/** Where coordinate ascent starts. */
export interface AscentOptions {
  readonly deviations: readonly number[];
  readonly starts: readonly (readonly number[])[];
  readonly restarts: number;
  readonly random: Random;
}

interface Search {
  readonly lists: RankingLists;
  readonly scorer: ListScorer;
  readonly deviations: readonly number[];
  readonly pause: Pause;
}

interface Found {
  /** Of standardised columns. */
  readonly weights: readonly number[];
  /** Summed over the lists. */
  readonly score: number;
}

async function climb(search: Search, start: readonly number[]): Promise<Found> {
  let weights = [...start];
  let [score = 0] = await scoresAlong(search, weights, 0, [0]);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const before = score;
    for (let column = 0; column < weights.length; column++) {
      const moves = movesOf(weights[column]!);
      const scores = await scoresAlong(search, weights, column, moves);
      const best = scores.indexOf(Math.max(...scores));
      if (scores[best]! <= score) continue;
      score = scores[best]!;
      weights[column]! += moves[best]!;
      weights = normalise(weights);
    }
    if (score - before <= TOLERANCE * search.scorer.lists) break;
  }
  return { weights, score };
}

/** Moves each weight in turn to where the measure is best in the mean of a region. */
async function centre(search: Search, start: readonly number[]): Promise<number[]> {
  const reach = POWERS + NEIGHBOURS;
  const factors = [1];
  for (let power = 1; power <= reach; power++) {
    factors.push(factors.at(-1)! * STEP_UP);
    factors.unshift(factors[0]! / STEP_UP);
  }
  let weights = [...start];
  for (let sweep = 0; sweep < REGION_SWEEPS; sweep++) {
    for (let column = 0; column < weights.length; column++) {
      const weight = weights[column]!;
      if (weight === 0) continue;
      const moves = factors.map((factor) => (factor - 1) * weight);
      const scores = await scoresAlong(search, weights, column, moves);
      let best = reach;
      for (let i = NEIGHBOURS; i < scores.length - NEIGHBOURS; i++) {
        if (regionSum(scores, i) > regionSum(scores, best)) best = i;
      }
      weights[column]! += moves[best]!;
      weights = normalise(weights);
    }
  }
  return weights;
}

function regionSum(scores: readonly number[], middle: number): number {
  let sum = 0;
  for (let away = -NEIGHBOURS; away <= NEIGHBOURS; away++) {
    sum += (NEIGHBOURS + 1 - Math.abs(away)) * scores[middle + away]!;
  }
  return sum;
}

/** How far a weight may move, the nearest first. */
function movesOf(weight: number): number[] {
  const moves = [
    ...STEPS.flatMap((step) => [step, -step]),
    ...FACTORS.map((factor) => (factor - 1) * weight).filter((move) => move !== 0),
  ];
  return moves.sort((a, b) => Math.abs(a) - Math.abs(b) || b - a);
}

/** The measure, summed over the lists, after each of the moves of one weight. */
async function scoresAlong(
  { lists, scorer, deviations, pause }: Search,
  weights: readonly number[],
  column: number,
  moves: readonly number[],
): Promise<number[]> {
  const { samples, starts } = lists;
  const { values } = samples;
  const width = weights.length;
  const factors = weights.map((weight, j) => weight / deviations[j]!);
  const steps = moves.map((move) => move / deviations[column]!);
  const sums = new Array<number>(moves.length).fill(0);
  let sincePause = 0;
  for (let list = 0; list < scorer.lists; list++) {
    const [start, end] = [starts[list]!, starts[list + 1]!];
    sincePause += (end - start) * moves.length;
    if (sincePause > ROWS_PER_PAUSE) {
      await pause();
      sincePause = 0;
    }
    const base = new Float64Array(end - start);
    const along = new Float64Array(end - start);
    for (let row = 0, i = start * width; row < base.length; row++, i += width) {
      let z = 0;
      for (let j = 0; j < width; j++) z += values[i + j]! * factors[j]!;
      base[row] = z;
      along[row] = values[i + column]!;
    }
    const logits = new Float64Array(base.length);
    for (let move = 0; move < moves.length; move++) {
      const step = steps[move]!;
      for (let row = 0; row < logits.length; row++) logits[row] = base[row]! + step * along[row]!;
      sums[move]! += scorer.score(list, logits);
    }
  }
  return sums;
}

/** The same direction with absolute weights that add up to 1. */
function normalise(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + Math.abs(weight), 0);
  return weights.map((weight) => weight / (total || 1));
}
