import { QdrantClient } from "@qdrant/js-client-rest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditPayload, type PathAudit } from "../../../src/analysis/formula/payload-audit.ts";
import type { Item, Json } from "../../../src/domain.ts";
import { createFeatures } from "../../../src/features/create-features.ts";
import type { Feature } from "../../../src/features/feature.ts";
import { featureSpec } from "../../../src/features/feature-spec.ts";
import { mergePaths } from "../../../src/features/merge-paths.ts";
import { readPayloadIndexes } from "../../../src/qdrant/read-payload-indexes.ts";
import { contract } from "../../contract/engines.ts";

const PRAGUE = { lat: 50.1, lon: 14.4 };
const VALUES: readonly (Json | undefined)[] = [
  undefined,
  null,
  [],
  [null],
  0.5,
  3,
  -7,
  [0.5],
  // Of three numbers, since Qdrant reads a pair that no geo index holds as a place.
  [3, 4, 5],
  [0.5, "x"],
  "x",
  ["x", "y"],
  "2026-01-01T00:00:00Z",
  ["2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"],
  true,
  PRAGUE,
  [PRAGUE],
  [PRAGUE, PRAGUE],
  { lat: 99, lon: 0 },
  {},
];

const ITEMS: readonly Item[] = VALUES.map((value, id) => ({
  id,
  vector: Float32Array.of(1, 0),
  payload: value === undefined ? {} : { x: value },
}));

const SPECS = [
  { kind: "payload-number", transform: "sqrt", default: 4 },
  { kind: "payload-bins", edges: [0, 2] },
  { kind: "match", attribute: "word" },
  { kind: "boolean" },
  { kind: "recency", halfLifeDays: 7, now: "2026-01-01T00:00:00Z" },
  { kind: "distance", attribute: "home", halfDistanceKm: 10 },
];
const USER = { affinities: {}, attributes: { word: "x", home: PRAGUE } };

const INDEXES = ["none", "float", "integer", "keyword", "bool", "datetime", "geo", "text"] as const;

await contract("The audit knows what Qdrant does about every item", ({ url, collection: path }) => {
  const client = new QdrantClient({ url, checkCompatibility: false });

  describe.each(INDEXES)("behind the index %s", (type) => {
    const collection = `${path.split("/").at(-1)}-${type}`;
    beforeAll(async () => {
      await client.createCollection(collection, { vectors: { size: 2, distance: "Dot" } });
      if (type !== "none") {
        await client.createPayloadIndex(collection, { field_name: "x", field_schema: type, wait: true });
      }
      const points = ITEMS.map(({ id, vector, payload }) => ({
        id,
        vector: Array.from(vector),
        payload: { ...payload },
      }));
      await client.upsert(collection, { points, wait: true });
    });
    afterAll(async () => {
      await client.deleteCollection(collection);
    });

    // Numbers and dates are one to a datetime index: a range of numbers also finds dates, by their microseconds.
    const specs = SPECS.filter(({ kind }) => type !== "datetime" || kind !== "payload-bins");
    it.each(specs)("%j", async (spec) => {
      const [feature, ...others] = createFeatures([featureSpec.parse({ path: "x", ...spec })]);
      const paths = mergePaths([feature!, ...others], [USER]);
      const indexes = await readPayloadIndexes(client, collection);
      for (const item of ITEMS) {
        const [audit] = auditPayload([item], paths, indexes);
        const score = await scoreOf(client, collection, feature!, item);
        const predicted = predict(audit!, feature!, item);
        expect(score, `${JSON.stringify(item.payload)}: ${JSON.stringify(audit)}`).toBe(predicted);
      }
    });
  });
});

/** What the audit promises: a refusal, the feature's value, or that of an item without anything where a value is hidden. */
function predict({ failures, items }: PathAudit, feature: Feature, item: Item): number | "refused" {
  if (failures.length > 0) return "refused";
  return Math.fround(feature.value(USER, items.hidden === 1 ? { payload: {} } : item, [0]));
}

/** What Qdrant computes of a feature alone for one item. */
async function scoreOf(client: QdrantClient, collection: string, feature: Feature, { id }: Item) {
  const defaults = feature
    .paths([USER])
    .flatMap(({ path, default: fallback }) => (fallback === undefined ? [] : [[path, fallback]]));
  const formula = feature.expression(USER, () => "$score")!;
  const answer = client.query(collection, {
    prefetch: { query: [1, 0], limit: 1, filter: { must: [{ has_id: [id] }] } },
    query: { formula, defaults: Object.fromEntries(defaults) },
  });
  return answer.then(
    ({ points }) => Math.fround(points[0]!.score),
    (error: { status?: number }) => {
      if (error.status !== 400) throw error;
      return "refused";
    },
  );
}
