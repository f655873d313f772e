import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canonicalJson } from "../../../src/dataset/files/hash-records.ts";
import { generateHybrid } from "../../../src/dataset/hybrid/generate-hybrid.ts";
import { hybridManifest } from "../../../src/dataset/hybrid/hybrid-parameters.ts";
import type { Dataset, NamedVectors } from "../../../src/domain.ts";
import { experimentSchema } from "../../../src/experiment/experiment.ts";
import { wireVector } from "../../../src/retrieval/retriever.ts";
import { jsonLines } from "../scratch.ts";

/*
 * What a team has in its Qdrant: points with UUIDs, named dense and sparse vectors, titles and SKUs in the payload, and a
 * quarter of the points that no judgment knows. Its judgments name SKUs.
 */

const world = await generateHybrid(
  hybridManifest.parse({ kind: "synthetic-hybrid", format: 1, name: "team", documents: 160, queries: 24 }),
);

/** Whether a document is one of those that somebody else put into the collection. */
const isForeign = (item: number) => item % 4 === 3;

const uuid = (item: number) => `0c1d${String(item).padStart(4, "0")}-aaaa-4bbb-8ccc-0123456789ab`;
const sku = (item: number) => `sku-${item}`;

function wireVectors(vectors: NamedVectors) {
  return Object.fromEntries(Object.entries(vectors).map(([name, vector]) => [name, wireVector(vector)]));
}

/** The points of the collection, as a request has them. */
export const points = world.items.map(({ title, payload, vectors }, item) => ({
  id: uuid(item),
  vector: wireVectors(vectors!),
  payload: isForeign(item)
    ? { ...payload, size: item + 0.5, heading: "Of another team" }
    : { ...payload, size: item + 0.5, heading: title, product: { sku: sku(item) } },
}));

/** The same as a dataset in memory, whose items have the ids of the points. */
export function asDataset(): Dataset {
  const { interactions } = world;
  const kept = Array.from(interactions.item.keys()).filter((i) => !isForeign(interactions.item[i]!));
  const pick = <Column extends Int32Array | Float64Array>(column: Column) =>
    column.filter((_, i) => !isForeign(interactions.item[i]!)) as Column;
  const { relevanceProbabilities: _, judgments: __, ...known } = world;
  return {
    ...known,
    labelsFrom: "qrels",
    items: world.items.map((item, i) => ({ ...item, id: uuid(i), payload: points[i]!.payload as never })),
    interactions: {
      user: pick(interactions.user),
      item: pick(interactions.item),
      label: pick(interactions.label),
      time: pick(interactions.time),
      part: kept.map(() => "test" as const),
    },
  };
}

/** Makes the team's collection in a Qdrant. */
export async function fillCollection(
  url: string,
  name: string,
  changes: object = {},
  indexes: object = { language: "keyword", quality: "float" },
): Promise<void> {
  await send(url, "PUT", `/collections/${name}`, {
    vectors: { dense: { size: 32, distance: "Cosine" }, thumbnail: { size: 2, distance: "Euclid" } },
    sparse_vectors: { words: { modifier: "idf" } },
    ...changes,
  });
  for (const [field_name, field_schema] of Object.entries(indexes)) {
    await send(url, "PUT", `/collections/${name}/index?wait=true`, { field_name, field_schema });
  }
  await send(url, "PUT", `/collections/${name}/points?wait=true`, { points });
}

/** Asks a Qdrant; its answer must be 200. */
export async function send(url: string, method: string, path: string, body?: object): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const { result, status } = (await response.json()) as { result: unknown; status: unknown };
  if (response.status !== 200) throw new Error(`${method} ${path}: ${JSON.stringify(status)}`);
  return result;
}

/** What a collection is and holds, hashed: its settings, indexes and every point with payload and vectors, whose keys come in any order. */
export async function contentHash(url: string, name: string): Promise<string> {
  const { config, payload_schema } = (await send(url, "GET", `/collections/${name}`)) as {
    config: object;
    payload_schema: object;
  };
  const everything = { limit: 10_000, with_payload: true, with_vector: true };
  const held = await send(url, "POST", `/collections/${name}/points/scroll`, everything);
  return createHash("sha256")
    .update(canonicalJson([config, payload_schema, held]))
    .digest("hex");
}

/** The manifest, the queries and the judgments of the team's dataset, in a folder that is gone at the end of the process. */
export async function teamFolder(manifest: object = {}, judgments = qrels()): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "team-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const files = {
    "dataset.json": JSON.stringify({
      ...{ kind: "collection", collection: "videos", judgments: "qrels.txt", computedFrom: "nothing" },
      ...{ idKey: "product.sku", titleKey: "heading", ...manifest },
    }),
    "queries.jsonl": jsonLines(
      world.users.map(({ id, text, vectors, attributes }) => ({
        ...{ id, text, attributes, vectors: wireVectors(vectors!) },
      })),
    ),
    "qrels.txt": judgments,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

/** TREC qrels, whose documents are SKUs. */
export function qrels(): string {
  const { user, item, label } = world.interactions;
  return Array.from(user, (who, i) => `${world.users[who]!.id} 0 ${sku(item[i]!)} ${label[i]}\n`)
    .filter((_, i) => !isForeign(item[i]!))
    .join("");
}

/** An experiment on the team's data, in a folder or in memory. */
export function teamExperiment(folder: string, changes: object = {}) {
  const experiment = experimentSchema.parse({
    name: "team",
    dataset: folder,
    retrieval: {
      retrievers: [{ name: "dense" }, { name: "words" }],
      only: [{ kind: "keyword", path: "language", attribute: "language" }],
    },
    training: { source: "candidates", depth: 20 },
    features: [
      { kind: "prefetch-score", of: "dense" },
      { kind: "prefetch-score", of: "words" },
      { kind: "payload-number", path: "quality" },
    ],
    ranking: { depths: [10, 20], measures: ["nDCG@5", "P@5"], headline: "nDCG@5" },
    statistics: { samples: 100 },
    ...changes,
  });
  return { experiment, datasetFolder: folder };
}
