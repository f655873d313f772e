import { expect, it } from "vitest";
import { createFeatures } from "../../src/features/create-features.ts";
import { rankingQuery, retrieverQuery } from "../../src/retrieval/query-plan.ts";
import { vectorRetriever } from "./own-retriever.ts";

const user = { vector: Float32Array.of(1, 0), affinities: { topics: { jazz: 0.5 } } };
const exact = { exact: true };
const nearest = { query: [1, 0], limit: 20, params: exact };

it("asks for the nearest items by an exact search", () => {
  expect(retrieverQuery(vectorRetriever("vector"), user, { depth: 20 })).toEqual({
    ...nearest,
    with_payload: false,
  });
});

it("fetches by the vector and ranks all of it by the formula, with a default for each variable", () => {
  const features = createFeatures([
    { kind: "prefetch-score" },
    { kind: "payload-number", path: "year", default: 1995 },
    { kind: "match", path: "words" },
  ]);
  const ranking = {
    model: { intercept: 0, weights: [1, 2, 3] },
    features,
    form: "logit" as const,
    retrievers: [vectorRetriever("vector")] as const,
  };
  expect(rankingQuery(ranking, user, { depth: 20 })).toEqual({
    prefetch: nearest,
    query: {
      formula: { sum: [0, { mult: [1, "$score"] }, { mult: [2, "year"] }] },
      defaults: { year: 1995 },
    },
    limit: 20,
    params: exact,
    with_payload: false,
  });
});

it("scores the same candidates by each further vector in a nested prefetch", () => {
  const features = createFeatures([
    { kind: "affinity-vector", path: "topics", keys: ["folk", "jazz"] },
    { kind: "affinity-vector", path: "moods", keys: ["calm"] },
  ]);
  const ranking = {
    model: { intercept: 0, weights: [1, 2] },
    features,
    form: "logit" as const,
    retrievers: [vectorRetriever("vector", "item")] as const,
  };
  const filter = { must_not: [{ has_id: [7] }] };
  const candidates = { ...nearest, using: "item", filter };
  const query = rankingQuery(ranking, user, { depth: 20, filter });
  expect(query.prefetch).toEqual([
    candidates,
    { prefetch: candidates, query: [0, 0.5], using: "topics", limit: 20, params: exact },
    { prefetch: candidates, query: [0], using: "moods", limit: 20, params: exact },
  ]);
  expect(query.query).toEqual({
    formula: { sum: [0, { mult: [1, "$score[1]"] }, { mult: [2, "$score[2]"] }] },
    defaults: {},
  });
});
