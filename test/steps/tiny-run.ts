import { splitDataset } from "../../src/dataset/split.ts";
import { generateDataset } from "../../src/dataset/synthetic/generate-dataset.ts";
import { type Experiment, experimentSchema } from "../../src/experiment/experiment.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import { connect } from "../../src/retrieval/client.ts";
import { seedCollection } from "../../src/retrieval/collection.ts";
import type { RankingModel } from "../../src/retrieval/query-plan.ts";
import { retrieveNearest, type SearchSession } from "../../src/retrieval/search-session.ts";
import { judgeRuns } from "../../src/steps/judge-runs.ts";
import { runSystems } from "../../src/steps/run-systems.ts";
import { tinyWorld, worldFeatures } from "../dataset/tiny-world.ts";

const dataset = await generateDataset(tinyWorld());
const split = splitDataset(dataset);

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
 * The middle of an experiment on a tiny world: both runs at the depths 10 and 20, and what they are judged to be at the
 * cutoff 5. Disposing it removes the collection.
 *
 * @param retrieval Of the experiment.
 */
export async function tinyRun(url: string, ranking: RankingModel, retrieval: { shards?: number } = {}) {
  const experiment = tinyExperiment(retrieval);
  const connection = await connect({ url, kind: "embedded", description: "" });
  const collection = await seedCollection(connection, dataset, {
    experiment: "tiny",
    ...experiment.retrieval,
    features: ranking.features,
  });
  const session: SearchSession = {
    client: connection.client,
    dataset,
    candidates: experiment.retrieval.candidates,
    constraints: [],
    collection,
    onProgress: () => {},
  };
  const nearest = await retrieveNearest(session, split.queries, 20);
  const inputs = { session, split, nearest, ranking, imported: [] };
  const runs = await runSystems(inputs, experiment, () => {});
  return {
    session,
    split,
    ranking,
    runs,
    judged: await judgeRuns(runs, dataset, split, experiment),
    [Symbol.asyncDispose]: () => collection[Symbol.asyncDispose](),
  };
}
