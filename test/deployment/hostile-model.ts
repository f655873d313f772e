import type { LoadedModel } from "../../src/deployment/load-model.ts";
import { describeUsers, type SavedModel } from "../../src/deployment/saved-model.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import type { FeatureSpec } from "../../src/features/feature-spec.ts";
import { rankingQuery } from "../../src/retrieval/query-plan.ts";
import { HOSTILE_TEXTS } from "../hostile-texts.ts";
import { vectorRetriever } from "../retrieval/own-retriever.ts";
import { in32Bits, model } from "./sample-model.ts";

/** Keys that a Qdrant path can spell, in the order in which a saved model has them. */
const keys = ["constructor", ...HOSTILE_TEXTS.filter((text) => text !== "" && !/["\\]/.test(text))].sort();

/**
 * A model whose every name is a text that some language would obey.
 *
 * @param name Of the experiment, dataset, engine, vector and attribute.
 */
export function hostileModel(name: string) {
  const user = {
    vector: Float32Array.of(0.5, 0.25),
    affinities: { topics: Object.fromEntries(keys.map((key, i) => [key, (i + 1) / 64])) },
    attributes: { [name]: ["en", "cs"] },
  };
  const specs: FeatureSpec[] = [
    { kind: "affinity", path: "topics" },
    { kind: "match", path: "k", attribute: name },
    { kind: "payload-number", path: "__proto__", default: 3 },
  ];
  const saved: SavedModel = {
    ...model.saved,
    provenance: {
      ...model.saved.provenance,
      experiment: name,
      dataset: name,
      fingerprint: name,
      engine: name,
      measured: { ...model.saved.provenance.measured, measure: name },
    },
    features: specs,
    weights: [8, 4, 2],
    query: { ...model.saved.query, only: [], using: name },
    users: describeUsers([user]),
  };
  const features = createFeatures(specs);
  const loaded: LoadedModel = {
    ...model,
    saved,
    features,
    model: { intercept: -1, weights: saved.weights },
    retrievers: [vectorRetriever("vector", name)],
  };
  const request = in32Bits(rankingQuery(loaded, user, { depth: 50, limit: 10 }));
  return { loaded, request, user: { ...user, vector: Array.from(user.vector) } };
}
