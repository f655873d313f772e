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
const headline = { system: "formula", depth: 100, measure: "P@10" };

/** How often a check fails, in one situation. */
interface Rate {
  readonly situation: string;
  readonly queries: number;
  readonly failed: number;
  /** By the headline alone. */
  readonly byHeadline: number;
}

const columns: readonly Column<Rate>[] = [
  { head: "situation", align: "left", cell: ({ situation }) => situation },
  { head: "queries", align: "right", cell: ({ queries }) => `${queries}` },
  { head: "fails, %", align: "right", cell: ({ failed }) => share(failed) },
  {
    head: "95 % limits",
    align: "right",
    cell: ({ failed }) =>
      `${(100 * lowerLimit(failed)).toFixed(1)} to ${(100 * upperLimit(failed)).toFixed(1)}`,
  },
  { head: "headline alone, %", align: "right", cell: ({ byHeadline }) => share(byHeadline) },
];

/**
 * Simulates checks of pairs of models that learned from different users by the same recipe. A null pair is judged on a
 * population of queries that is weighted until both have the same mean by every score; a pair with a drop loses 5 % more.
 */
export async function run(): Promise<void> {
  const start = performance.now();
  const rates: Rate[] = [];
  for (const users of [25, 100]) {
    const { trainGroups, rank } = await createPopulation(population, groups * users);
    const log = (what: string) =>
      console.error(`${what}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
    log("population");
    const models = await trainGroups(groups, users);
    log("models");
    const runs = models.map((model) => rank(model));
    log("ranked");
    const scaled = runs.map((run) => scale(run, 1 - drop));
    const noise = findNoise((sigma) => 1 - headlineOf(rank(models[0]!, sigma)) / headlineOf(runs[0]!));
    const noisy = models.map((model) => rank(model, noise));
    const drawPair = createPairs(runs);
    const simulate = (situation: string, after: typeof runs, queries: number, minimumEffect: number) => {
      rates.push(countFailures({ situation, queries }, { runs, after, drawPair, minimumEffect }));
      console.error(`${situation}, ${queries} queries: ${((performance.now() - start) / 1000).toFixed(0)} s`);
    };
    for (const queries of [50, 400]) {
      simulate(`no change, ${users} training users, minimum effect 0.005`, runs, queries, 0.005);
      simulate(`no change, ${users} training users, minimum effect 0`, runs, queries, 0);
    }
    simulate(`every query loses 5 %, ${users} training users`, scaled, 400, 0.005);
    simulate(`noise in the logits costs 5 %, ${users} training users`, noisy, 400, 0.005);
    console.error(describeDrop(runs, noisy, noise));
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
  readonly minimumEffect: number;
}

function countFailures(
  about: Pick<Rate, "situation" | "queries">,
  { runs, after, drawPair, minimumEffect }: Simulation,
): Rate {
  const random = createRandom(`bench/${about.situation}/${about.queries}`);
  let [failed, byHeadline] = [0, 0];
  for (let i = 0; i < pairs; i++) {
    const pair = drawPair(random);
    const positions = pair.draw(about.queries, random);
    const options = { minimumEffect, significance: 0.05, random };
    const check = (measures: GateOptions["measures"]) =>
      isRegression(
        judge(sampleOf(runs[pair.before]!, positions), sampleOf(after[pair.after]!, positions), {
          ...options,
          measures,
        }),
      );
    if (check("all")) failed += 1;
    if (check("headline")) byHeadline += 1;
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
  return mean(
    run.find(({ depth, measure }) => depth === headline.depth && measure === headline.measure)!.values,
  );
}

/** The standard deviation of noise that costs the headline the wanted drop, by bisection. */
function findNoise(dropOf: (noise: number) => number): number {
  let [low, high] = [0, 5];
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    if (dropOf(middle) < drop) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** How much noise costs by each measure, so that a reader sees that all of them drop. */
function describeDrop(runs: readonly Run[], noisy: readonly Run[], noise: number): string {
  const drops = runs[0]!.map((_, i) => {
    const meanOf = (some: readonly Run[]) => mean(some.map((run) => mean(run[i]!.values)));
    return 1 - meanOf(noisy) / meanOf(runs);
  });
  return `noise of ${noise.toFixed(3)} costs ${share(pairs * Math.min(...drops))} to ${share(pairs * Math.max(...drops))} % by the measures`;
}

function share(count: number): string {
  return ((100 * count) / pairs).toFixed(1);
}

/** The one-sided limits of Clopper and Pearson. */
function upperLimit(count: number): number {
  return count === pairs ? 1 : invert((p) => incompleteBeta(p, count + 1, pairs - count), 0.95);
}

function lowerLimit(count: number): number {
  return count === 0 ? 0 : invert((p) => incompleteBeta(p, count, pairs - count + 1), 0.05);
}
