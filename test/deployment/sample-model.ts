import type { LoadedModel } from "../../src/deployment/load-model.ts";
import { describeUsers, type SavedModel } from "../../src/deployment/saved-model.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import type { FeatureSpec } from "../../src/features/feature-spec.ts";
import { rankingQuery } from "../../src/retrieval/query-plan.ts";
import { vectorRetriever } from "../retrieval/own-retriever.ts";

/** Who asks in the tests of a request. */
export const user = {
  vector: Float32Array.of(0.5, 0.25),
  affinities: { topics: { jazz: 0.5, "sci-fi": 0.25 }, styles: { loud: 1 } },
  attributes: { languages: ["en", "cs"], home: { lat: 50, lon: 14 } },
};

const specs: FeatureSpec[] = [
  { kind: "prefetch-score" },
  { kind: "affinity", path: "topics" },
  { kind: "affinity-vector", path: "styles", keys: ["loud", "quiet"] },
  { kind: "match", path: "languages" },
  { kind: "distance", path: "place", attribute: "home", halfDistanceKm: 10, decay: "gauss" },
  { kind: "payload-number", path: "quality", default: 0 },
];

const saved: SavedModel = {
  schemaVersion: 1,
  provenance: {
    experiment: "made-up",
    dataset: "d",
    fingerprint: "f",
    engine: "e",
    measured: { depth: 50, recall: 0.25, measure: "P@10", vector: 0.1, formula: 0.2 },
  },
  form: "logit",
  features: specs,
  intercept: -1,
  weights: [8, 4, 2, 1, 0.5, 0.1],
  query: { dimensions: 2, depth: 50, limit: 10, only: [{ kind: "unseen" }], using: "item-vector" },
  users: describeUsers([user]),
};

/** A model that reads something of every kind of a user. */
export const model: LoadedModel = {
  saved,
  form: saved.form,
  features: createFeatures(specs),
  model: { intercept: saved.intercept, weights: saved.weights },
  retrievers: [vectorRetriever("vector", "item-vector")],
};

/** What the user above has seen. */
export const seen = [7, 8];

/** The request that the harness sends for that user, as `in32Bits` gives it. */
export function expectedRequest(): unknown {
  const filter = { must_not: [{ has_id: seen }] };
  return in32Bits(rankingQuery(model, user, { depth: 50, limit: 10, filter }));
}

/** A request as Qdrant reads it, which keeps its constants in 32 bits. */
export function in32Bits(request: unknown): unknown {
  return JSON.parse(JSON.stringify(request), (_, value) =>
    typeof value === "number" ? Math.fround(value) : value,
  );
}
