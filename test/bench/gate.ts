import type { FreshRun } from "../../src/gate/baseline.ts";
import { type GateOptions, isRegression, judge } from "../../src/gate/verdict.ts";
import { createRandom, type Random, randomInteger } from "../../src/random.ts";
import { type Column, markdownTable } from "../../src/report/markdown-table.ts";
import { incompleteBeta } from "../../src/statistics/incomplete-beta.ts";
import { invert } from "../../src/statistics/invert.ts";
import { mean } from "../../src/statistics/mean.ts";
import { createDraw, equalizeMeans } from "./gate/equal-means.ts";
import { createPopulation, type PopulationColumn } from "./gate/simulated-runs.ts";

const population = 2500;
const groups = 10;
const pairs = 1000;
const drop = 0.05;
/** Sign patterns: p is as exact with fewer, only coarser. */
const samples = 999;
/** That of the gate: one side of a 95 % interval. */
const significance = 0.025;
const headline = { system: "formula", depth: 100, measure: "P@10" };

/** What is checked. */
interface Situation {
  readonly situation: string;
  readonly queries: number;
  readonly minimumEffect: number;
}

/** How many of the checks failed. */
interface Rate extends Situation {
  readonly failed: number;
  /** By the headline alone. */
  readonly byHeadline: number;
}

const columns: readonly Column<Rate>[] = [
  { head: "situation", align: "left", cell: ({ situation }) => situation },
  { head: "queries", align: "right", cell: ({ queries }) => `${queries}` },
  { head: "minimum effect", align: "right", cell: ({ minimumEffect }) => `${minimumEffect}` },
  { head: "fails, %", align: "right", cell: ({ failed }) => percent(failed / pairs) },
  {
    head: "95 % limits",
    align: "right",
    cell: ({ failed }) => `${percent(lowerLimit(failed))}, ${percent(upperLimit(failed))}`,
  },
  { head: "by the headline alone, %", align: "right", cell: ({ byHeadline }) => percent(byHeadline / pairs) },
];

/**
 * Simulates checks of pairs of models that learned from different users by the same recipe. Each pair is judged on
 * queries of a population that is weighted until both have the same mean by every score: a check that fails is a false
 * one. Then one of them loses 5 %, in two ways: each query loses as much, or noise in the logits spoils the order.
 */
export async function run(): Promise<void> {
  const rates: Rate[] = [];
  for (const users of [25, 100]) {
    const { trainGroups, rank } = await createPopulation(population, groups * users);
    const models = await trainGroups(groups, users);
    const runs = models.map((model) => rank(model));
    const scaled = runs.map((run) => scale(run, 1 - drop));
    const noise = findNoise((sigma) => 1 - headlineOf(rank(models[0]!, sigma)) / headlineOf(runs[0]!));
    const noisy = models.map((model) => rank(model, noise));
    const drawPair = createPairs(runs);
    const simulate = (situation: string, after: readonly Run[], queries: number, minimumEffect = 0.005) => {
      const about = { situation: `${situation}, ${users} training users`, queries, minimumEffect };
      const rate = countFailures(about, { runs, after, drawPair });
      console.error(`${about.situation}, ${queries} queries: ${rate.failed} of ${pairs} fail`);
      rates.push(rate);
    };
    simulate("equal means", runs, 400);
    simulate("equal means", runs, 400, 0);
    simulate("equal means", runs, 50);
    simulate("each query loses 5 %", scaled, 400);
    simulate("noise costs 5 %", noisy, 400);
    console.log(describeDrop(runs, noisy, noise));
  }
  console.log(`\n${pairs} checks each\n\n${markdownTable(columns, rates)}`);
}

type Run = readonly PopulationColumn[];

/** Two runs, and how to draw queries under which both are equally good. */
interface Pair {
  readonly before: number;
  readonly after: number;
  readonly draw: (count: number, random: Random) => Int32Array;
}

/** Draws pairs of different models; the weights of each are computed once. */
function createPairs(runs: readonly Run[]): (random: Random) => Pair {
  const known = new Map<string, Pair["draw"]>();
  return (random) => {
    const before = randomInteger(random, runs.length);
    const after = (before + 1 + randomInteger(random, runs.length - 1)) % runs.length;
    const key = [before, after].sort((a, b) => a - b).join();
    const draw = known.get(key) ?? createDraw(equalizeMeans(differences(runs[before]!, runs[after]!)));
    known.set(key, draw);
    return { before, after, draw };
  };
}

function differences(before: Run, after: Run): Float64Array[] {
  return before.map(({ values }, i) => after[i]!.values.map((value, query) => value - values[query]!));
}

interface Simulation {
  readonly runs: readonly Run[];
  /** What is checked against the runs: themselves, or the same after a drop. */
  readonly after: readonly Run[];
  readonly drawPair: (random: Random) => Pair;
}

function countFailures(about: Situation, { runs, after, drawPair }: Simulation): Rate {
  const random = createRandom(`bench/${about.situation}/${about.queries}`);
  let [failed, byHeadline] = [0, 0];
  for (let i = 0; i < pairs; i++) {
    const pair = drawPair(random);
    const positions = pair.draw(about.queries, random);
    const baseline = sampleOf(runs[pair.before]!, positions);
    const current = sampleOf(after[pair.after]!, positions);
    const fails = (measures: GateOptions["measures"]) =>
      isRegression(judge(baseline, current, { ...about, measures, significance, random, samples }));
    if (fails("all")) failed += 1;
    if (fails("headline")) byHeadline += 1;
  }
  return { ...about, failed, byHeadline };
}

/** A run as the gate has it, of some queries of the population. */
function sampleOf(run: Run, positions: Int32Array): FreshRun {
  return {
    schemaVersion: 2,
    experiment: "bench",
    dataset: { name: "bench", fingerprint: "0" },
    engine: "none",
    headline,
    model: { intercept: 0, weights: [] },
    columns: run.map(({ depth, measure }) => ({ system: headline.system, depth, measure })),
    means: [],
    queries: Object.fromEntries(
      Array.from(positions, (position, i) => [i, run.map(({ values }) => values[position]!)]),
    ),
  };
}

function scale(run: Run, factor: number): Run {
  return run.map((column) => ({ ...column, values: column.values.map((value) => factor * value) }));
}

function headlineOf(run: Run): number {
  const { depth, measure } = headline;
  return mean(run.find((column) => column.depth === depth && column.measure === measure)!.values);
}

/** The standard deviation of noise that costs the headline the wanted drop, by bisection. */
function findNoise(dropOf: (noise: number) => number): number {
  let [low, high] = [0, 5];
  for (let step = 0; step < 10; step++) {
    const middle = (low + high) / 2;
    if (dropOf(middle) < drop) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** What the noise costs by each score, so that a reader sees that all of them drop. */
function describeDrop(runs: readonly Run[], noisy: readonly Run[], noise: number): string {
  const meanOf = (some: readonly Run[], i: number) => mean(some.map((run) => mean(run[i]!.values)));
  const drops = runs[0]!.map((_, i) => 1 - meanOf(noisy, i) / meanOf(runs, i));
  return `Noise of ${noise.toFixed(2)} in the logits costs ${percent(Math.min(...drops))} to ${percent(Math.max(...drops))} % by the scores.`;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

/** The one-sided limits of Clopper and Pearson. */
function upperLimit(count: number): number {
  return count === pairs ? 1 : invert((p) => incompleteBeta(p, count + 1, pairs - count), 0.95);
}

function lowerLimit(count: number): number {
  return count === 0 ? 0 : invert((p) => incompleteBeta(p, count, pairs - count + 1), 0.05);
}
