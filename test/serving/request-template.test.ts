import { expect, it } from "vitest";
import { createFeatures } from "../../src/features/create-features.ts";
import type { FeatureSpec } from "../../src/features/feature-spec.ts";
import { rankingQuery } from "../../src/retrieval/query-plan.ts";
import type { LoadedModel } from "../../src/serving/load-model.ts";
import { jsonSyntax, printTemplate } from "../../src/serving/print-template.ts";
import { renderCurl } from "../../src/serving/render-curl.ts";
import { type Placeholder, requestTemplate } from "../../src/serving/request-template.ts";
import { describeUsers, type SavedModel } from "../../src/serving/saved-model.ts";

const user = {
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
  query: { dimensions: 2, depth: 50, limit: 10, excludeSeen: true, using: "item-vector" },
  users: describeUsers([user]),
};

const model: LoadedModel = {
  saved,
  form: saved.form,
  features: createFeatures(specs),
  model: { intercept: saved.intercept, weights: saved.weights },
};

/** What a service would put in the place of a placeholder for the user above. */
function fill(placeholder: Placeholder): unknown {
  switch (placeholder.kind) {
    case "vector":
      return Array.from(user.vector);
    case "seen":
      return [7, 8];
    case "affinity":
      return (
        (user.affinities as Record<string, Record<string, number>>)[placeholder.name]?.[placeholder.key] ?? 0
      );
    case "texts":
      return user.attributes.languages;
    case "place":
      return user.attributes.home[placeholder.axis];
  }
}

it("becomes, once filled in, the very request that the harness sends", () => {
  const text = printTemplate(
    requestTemplate(model),
    jsonSyntax((placeholder) => JSON.stringify(fill(placeholder))),
  );
  const filter = { must_not: [{ has_id: [7, 8] }] };
  const options = { depth: 50, limit: 10, using: "item-vector", filter };
  const request = JSON.parse(text, (_, value) => (typeof value === "number" ? Math.fround(value) : value));
  const expected = JSON.stringify(rankingQuery(model, user, options));
  expect(request).toEqual(
    JSON.parse(expected, (_, value) => (typeof value === "number" ? Math.fround(value) : value)),
  );
});

it("names a placeholder for everything that the features read of a user", () => {
  const names = new Set<string>();
  printTemplate(
    requestTemplate(model),
    jsonSyntax((placeholder) => {
      names.add(
        placeholder.kind === "affinity" ? `${placeholder.name}.${placeholder.key}` : placeholder.kind,
      );
      return "0";
    }),
  );
  expect([...names].sort()).toEqual([
    "place",
    "seen",
    "styles.loud",
    "texts",
    "topics.jazz",
    "topics.sci-fi",
    "vector",
  ]);
});

it("gives shell variables of their own to keys that differ only in what a name cannot hold", () => {
  const twins = { ...saved, users: { affinities: { topics: ["sci fi", "sci-fi"] }, attributes: {} } };
  const script = renderCurl({ ...model, saved: twins });
  expect(script).toMatch(/\$\{AFFINITY_TOPICS_SCI_FI\}, "topics.\\\\"sci fi\\\\""/);
  expect(script).toMatch(/\$\{AFFINITY_TOPICS_SCI_FI_2\}, "topics.sci-fi"/);
});

it("leaves Qdrant's own $score to Qdrant, where the shell would take it for a variable", () => {
  expect(renderCurl(model)).toContain(String.raw`"\$score"`);
});
