import { stat } from "node:fs/promises";
import { join } from "node:path";
import { inputError } from "../errors.ts";
import { createFeatures } from "../features/create-features.ts";
import { scoreSources } from "../features/score-sources.ts";
import { readJson } from "../read-json.ts";
import type { RankingModel, Retrieval } from "../retrieval/query-plan.ts";
import { createRetriever, type Retriever, type RetrieverVector } from "../retrieval/retriever.ts";
import { type SavedModel, savedModelSchema } from "./saved-model.ts";

/** A model that is ready to rank, with the file that it came from. */
export interface LoadedModel extends RankingModel, Retrieval {
  readonly saved: SavedModel;
}

/**
 * Loads a trained model, for `rankingQuery`.
 *
 * @param path `model.json`, or the report folder that holds it.
 * @param options.allowRejected Whether a model is loaded whose run failed its check; false by default.
 * @throws HarnessError `input` when there is none, with every problem of the file, or for a model that was rejected.
 * @example
 * const model = await loadModel("reports/synthetic");
 * await client.query("videos", rankingQuery(model, user, { depth: 200, limit: 10 }));
 */
export async function loadModel(path: string, { allowRejected = false } = {}): Promise<LoadedModel> {
  const file = (await isFolder(path)) ? join(path, "model.json") : path;
  const saved = await readJson(file, savedModelSchema, "An experiment writes it: npm run experiment");
  if (saved.gate === "failed" && !allowRejected) {
    throw inputError(
      `${file}: the run of this model failed its check; fix the ranking and run it again, or allow it with --allow-rejected, in code { allowRejected: true }`,
    );
  }
  const { form, intercept, weights, query } = saved;
  const [first, ...others] = retrieversOf(query);
  const retrievers = [first, ...others] as const;
  const sources = scoreSources(
    saved.features,
    retrievers.map(({ name }) => name),
  );
  const features = createFeatures(saved.features, sources);
  if (features.length !== saved.weights.length) {
    throw inputError(
      `${file}: weights must be ${features.length} numbers, one for each column of the features (${features.map(({ name }) => name).join(", ")}), got ${saved.weights.length}`,
    );
  }
  const { missing } = query;
  const { fusions } = sources;
  return { saved, features, form, model: { intercept, weights }, retrievers, fusions, missing };
}

/** What finds the candidates; models of old say only how the items' vector is called. */
function retrieversOf({ using, retrievers }: SavedModel["query"]): [Retriever, ...Retriever[]] {
  const [first, ...others] = retrievers ?? [{ name: using ?? "", using, missing: 0 }];
  const create = (saved: Partial<RetrieverVector> & Pick<RetrieverVector, "name">) =>
    createRetriever({ ...saved, space: saved.space, using: saved.using });
  return [create(first!), ...others.map(create)];
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
