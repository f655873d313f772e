import { type DepthScores, depthCurve } from "../../../src/analysis/stages/depth-curve.ts";
import { recommendDepth } from "../../../src/analysis/stages/recommend-depth.ts";
import { createRandom, randomInteger } from "../../../src/random.ts";
import { type Column, markdownTable } from "../../../src/report/markdown-table.ts";
import { mean } from "../../../src/statistics/mean.ts";
import { resample } from "../../../src/statistics/resample.ts";
import type { MeasuredScores } from "./measured-scores.ts";
import { rareLosses } from "./rare-losses.ts";

const margin = 0.02;
const sizes = [10, 20, 50, 100, 200, 400, 900, 2000, 4000];

interface Advice {
  readonly queries: number;
  readonly experiments: number;
  /** Shares of the experiments: the recommended depth truly loses more than the margin. */
  readonly wrong: number;
  /** It truly loses more than is said to be the most. */
  readonly beyondBound: number;
  readonly shallower: number;
  readonly cannotTell: number;
  /** The best depth observed loses more than the margin, were that recommended instead. */
  readonly bestWrong: number;
}

const percent = (share: number) => (100 * share).toFixed(1);
const columns: readonly Column<Advice>[] = [
  { head: "queries", align: "right", cell: ({ queries }) => String(queries) },
  { head: "experiments", align: "right", cell: ({ experiments }) => String(experiments) },
  { head: "loses > margin", align: "right", cell: ({ wrong }) => percent(wrong) },
  { head: "loses > bound", align: "right", cell: ({ beyondBound }) => percent(beyondBound) },
  { head: "shallower than the deepest", align: "right", cell: ({ shallower }) => percent(shallower) },
  { head: "cannot tell", align: "right", cell: ({ cannotTell }) => percent(cannotTell) },
  { head: "best observed loses > margin", align: "right", cell: ({ bestWrong }) => percent(bestWrong) },
];

/**
 * How often the advice on depth is wrong, in experiments whose queries are drawn from those that were measured: the mean
 * over the measured ones is the truth.
 */
export async function depthAdvice(measured: readonly MeasuredScores[]): Promise<string> {
  const worlds = [
    ...measured.map(({ experiment, depths, values }) => ({
      name: `${experiment}, P@10`,
      scores: depths.map((depth) => ({ depth, values: values("formula", depth, "P@10") })),
    })),
    rareLosses,
  ];
  const parts: string[] = [];
  for (const { name, scores } of worlds) {
    const rows: Advice[] = [];
    for (const queries of sizes) rows.push(await simulate(name, scores, queries));
    const truth = lossesOf(scores).map((loss, i) => `${scores[i]!.depth}: ${percent(loss)}`);
    parts.push(`${name}; true losses in %: ${truth.join(", ")}\n\n${markdownTable(columns, rows)}`);
  }
  return parts.join("\n\n");
}

async function simulate(name: string, world: readonly DepthScores[], queries: number): Promise<Advice> {
  const experiments = Math.round(Math.min(1000, 400_000 / queries));
  const random = createRandom(`${name}/${queries}`);
  const resamples = resample(queries, 2, random);
  const losses = lossesOf(world);
  const lossOf = (depth: number) => losses[world.findIndex((point) => point.depth === depth)]!;
  const counts = { wrong: 0, beyondBound: 0, shallower: 0, cannotTell: 0, bestWrong: 0 };
  for (let experiment = 0; experiment < experiments; experiment++) {
    const drawn = Int32Array.from({ length: queries }, () => randomInteger(random, world[0]!.values.length));
    const scores = world.map(({ depth, values }) => ({
      depth,
      values: Float64Array.from(drawn, (query) => values[query]!),
    }));
    const curve = await depthCurve(scores, { resamples, random, confidence: 0.95, patterns: 199 });
    const { depth, isEnough, lossAtMost = 1, bestDepth } = recommendDepth("P@10", curve, margin);
    const isWrong = lossOf(depth) > margin;
    if (isWrong) counts.wrong++;
    if (isEnough && lossOf(depth) > lossAtMost) counts.beyondBound++;
    if (depth < world.at(-1)!.depth) counts.shallower++;
    if (!isEnough) counts.cannotTell++;
    if (lossOf(bestDepth) > margin) counts.bestWrong++;
  }
  const share = (count: number) => count / experiments;
  return {
    ...{ queries, experiments, wrong: share(counts.wrong), beyondBound: share(counts.beyondBound) },
    ...{ shallower: share(counts.shallower), cannotTell: share(counts.cannotTell) },
    bestWrong: share(counts.bestWrong),
  };
}

/** What each depth truly loses to the best one, as a share of its mean. */
function lossesOf(world: readonly DepthScores[]): number[] {
  const means = world.map(({ values }) => mean(values));
  return means.map((value) => 1 - value / Math.max(...means));
}
