import { topItems } from "../../../src/analysis/rankings/top-items.ts";
import { normal } from "../../../src/dataset/random-normal.ts";
import { splitDataset } from "../../../src/dataset/split.ts";
import { generateDataset } from "../../../src/dataset/synthetic/generate-dataset.ts";
import { syntheticManifest } from "../../../src/dataset/synthetic/parameters.ts";
import type { Dataset, Query } from "../../../src/domain.ts";
import { createFeatures } from "../../../src/features/create-features.ts";
import type { Feature } from "../../../src/features/feature.ts";
import { judgedAt, measuresAtCutoffs } from "../../../src/metrics/default-measures.ts";
import { scoreRankings } from "../../../src/metrics/score-rankings.ts";
import { samplesFromInteractions } from "../../../src/model/build-samples.ts";
import { fitOptimum } from "../../../src/model/fit-optimum.ts";
import type { LinearModel } from "../../../src/model/linear-model.ts";
import { similaritiesTo, similarity } from "../../../src/model/similarity.ts";
import { createRandom, type Random } from "../../../src/random.ts";

export const depths = [20, 50, 100, 200];
export const measures = measuresAtCutoffs([5, 10, 20]);
const deepest = Math.max(...depths);
const shown = 20;

/** One score of a run: a value for each query of the population. */
export interface PopulationColumn {
  readonly depth: number;
  readonly measure: string;
  readonly values: Float64Array;
}

/** Ranks the population of queries by a model, with noise of some standard deviation in the logits. */
export type RankPopulation = (model: LinearModel, noise?: number) => readonly PopulationColumn[];

/** A world to train models in, each on users of its own, and many queries to judge them by. */
export interface Population {
  readonly queries: number;
  /** The models of groups of users that have no user in common. */
  trainGroups(groups: number, usersOfEach: number): Promise<LinearModel[]>;
  readonly rank: RankPopulation;
}

/** The synthetic world, with more users. */
export async function createPopulation(queries: number, trainingUsers: number): Promise<Population> {
  const manifest = syntheticManifest.parse({
    ...{ kind: "synthetic", format: 1, name: "bench", items: 3000 },
    ...{ users: trainingUsers + queries, testUsers: queries },
  });
  const dataset = await generateDataset(manifest);
  const split = splitDataset(dataset);
  const features = createFeatures([
    { kind: "prefetch-score" },
    { kind: "affinity", path: "topics" },
    { kind: "payload-number", path: "freshness", default: 0 },
    { kind: "payload-number", path: "quality", default: 0 },
  ]);
  const similarities = similaritiesTo(
    "Cosine",
    dataset.items.map(({ vector }) => vector),
  );
  const candidates = split.queries.map((query) => findCandidates(dataset, query, features, similarities));
  return {
    queries: candidates.length,
    trainGroups: async (groups, usersOfEach) => {
      const models: LinearModel[] = [];
      for (let group = 0; group < groups; group++) {
        const from = group * usersOfEach;
        const rows = split.train.filter((position) => {
          const user = dataset.interactions.user[position]!;
          return user >= from && user < from + usersOfEach;
        });
        const scoresOf = (user: { vector: Float32Array }, item: { vector: Float32Array }) => [
          similarity("Cosine", user.vector, item.vector),
        ];
        const samples = await samplesFromInteractions(dataset, rows, features, { scoresOf });
        const recipe = { seed: "bench", l2: 0, negativesPerPositive: undefined };
        models.push((await fitOptimum(samples, recipe)).model);
      }
      return models;
    },
    rank: (model, noise = 0) => {
      const random = createRandom("bench/noise");
      const logits = candidates.map(({ values }) => logitsOf(model, values, noise, random));
      return depths.flatMap((depth) => {
        const rankings = candidates.map(({ items }, query) => {
          const first = topItems(logits[query]!.subarray(0, depth), shown, () => true);
          return { ...first, items: first.items.map((position) => items[position]!) };
        });
        const judged = judgedAt(measures, depth);
        return scoreRankings(rankings, split.qrels, judged).map((values, i) => ({
          ...{ depth, measure: judged[i]!.name, values },
        }));
      });
    },
  };
}

/** The nearest items of a query, the nearest first, and the features of each. */
interface Candidates {
  readonly items: Int32Array;
  /** Row by row. */
  readonly values: Float64Array;
}

function findCandidates(
  dataset: Dataset,
  { user }: Query,
  features: readonly Feature[],
  similaritiesOf: (vector: Float32Array) => Float32Array,
): Candidates {
  const who = dataset.users[user]!;
  const { items, scores } = topItems(similaritiesOf(who.vector), deepest, () => true);
  const values = new Float64Array(items.length * features.length);
  items.forEach((item, rank) => {
    features.forEach((feature, j) => {
      values[rank * features.length + j] = feature.value(who, dataset.items[item]!, [scores[rank]!]);
    });
  });
  return { items, values };
}

function logitsOf(
  { weights }: LinearModel,
  values: Float64Array,
  noise: number,
  random: Random,
): Float64Array {
  return Float64Array.from({ length: values.length / weights.length }, (_, rank) => {
    const own = weights.reduce((sum, weight, j) => sum + weight * values[rank * weights.length + j]!, 0);
    return noise === 0 ? own : own + noise * normal(random);
  });
}
