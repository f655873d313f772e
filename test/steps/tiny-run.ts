import { splitDataset } from "../../src/dataset/split.ts";
import { generateDataset } from "../../src/dataset/synthetic/generate-dataset.ts";
import { createEligibility } from "../../src/eligibility/eligibility.ts";
import { type Experiment, experimentSchema } from "../../src/experiment/experiment.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import { ONE_SOURCE } from "../../src/features/score-sources.ts";
import { NO_PAUSE } from "../../src/pause.ts";
import { connect } from "../../src/qdrant/client.ts";
import { seedCollection } from "../../src/qdrant/seed-collection.ts";
import { retrievePool } from "../../src/retrieval/candidate-pool.ts";
import type { RankingModel } from "../../src/retrieval/query-plan.ts";
import type { Evaluation, Trained } from "../../src/steps/evaluation.ts";
import { judgeRuns } from "../../src/steps/judge-runs.ts";
import { runSystems } from "../../src/steps/run-systems.ts";
import { tinyWorld, worldFeatures } from "../dataset/tiny-world.ts";
import { ownRetriever } from "../retrieval/own-retriever.ts";

const dataset = await generateDataset(tinyWorld());
const split = splitDataset(dataset);
const eligibility = createEligibility([], dataset);

/** Training samples that nobody learned from. */
const samples: Trained["samples"] = {
  columns: [],
  values: new Float64Array(),
  labels: new Float64Array(),
  weights: new Float64Array(),
  users: new Int32Array(),
  items: new Int32Array(),
};

/** The generating weights of the world, but for an intercept at will. */
export function tinyRanking(form: RankingModel["form"] = "logit", intercept = -9): RankingModel {
  const { features } = tinyExperiment();
  return { model: { intercept, weights: [8, 6, 1.5, 1.5] }, features: createFeatures(features), form };
}

function tinyExperiment(retrieval: object = {}): Experiment {
  return experimentSchema.parse({
    name: "tiny",
    dataset: "tiny",
    features: worldFeatures,
    retrieval,
    ranking: { depths: [10, 20], cutoffs: [5] },
  });
}

/**
 * An evaluation of a given model on a tiny world, at the depths 10 and 20 and the cutoff 5. Disposing it removes the
 * collection.
 *
 * @param retrieval Of the experiment.
 */
export async function tinyRun(
  url: string,
  ranking: RankingModel,
  retrieval: { shards?: number } = {},
): Promise<Evaluation & AsyncDisposable> {
  const experiment = tinyExperiment(retrieval);
  const connection = await connect({ url, kind: "embedded", description: "" });
  const { client } = connection;
  const { features } = ranking;
  const collection = await seedCollection(connection, dataset, {
    experiment: "tiny",
    ...experiment.retrieval,
    features,
  });
  const { candidates, distance } = experiment.retrieval;
  const retrievers = ownRetriever(dataset, { distance, ...collection });
  const session = { client, collection, dataset, retrievers, candidates, eligibility, onProgress: () => {} };
  const ranked = await runSystems(
    {
      experiment,
      dataset,
      eligibility,
      split,
      specs: experiment.features,
      features,
      replaced: [],
      declared: [],
      pause: NO_PAUSE,
      connection,
      session,
      sources: ONE_SOURCE,
      pool: await retrievePool(session, split.queries, [10, 20]),
      samples,
      recipe: { seed: "1", l2: 0, negativesPerPositive: undefined },
      trained: undefined as never, // No test here asks how the model was found.
      ranking,
    },
    () => {},
  );
  const { evaluation } = await judgeRuns(ranked);
  return { ...evaluation, [Symbol.asyncDispose]: () => collection[Symbol.asyncDispose]() };
}
