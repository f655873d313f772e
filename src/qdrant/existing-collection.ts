import type { Schemas } from "@qdrant/js-client-rest";
import type { Dataset, Item } from "../domain.ts";
import { inputError } from "../errors.ts";
import type { Feature } from "../features/feature.ts";
import { scoreVectors } from "../features/score-vectors.ts";
import type { SimilarityName } from "../model/similarity.ts";
import type { Connection } from "./client.ts";
import { compareVectors } from "./compare-vectors.ts";
import { statusOf, worldErrorFrom } from "./request-error.ts";
import type { ItemCollection } from "./seed-collection.ts";
import { scorePrecision } from "./vector-precision.ts";

const BATCH_IDS = 1000;

/** Missing items are named up to so many. */
const NAMED = 3;

/** What a collection must be for an experiment to be run on it. */
export interface ExpectedCollection {
  readonly name: string;
  /** The vector that holds the items' own, where vectors have names. */
  readonly vector: string | undefined;
  readonly distance: SimilarityName;
  readonly features: readonly Feature[];
  /** Positions of the items whose vectors are compared, one by one. */
  readonly sample: Int32Array;
  readonly onProgress?: (done: number, total: number) => void;
  /** Is told, in a line, what a person should know. */
  readonly onNote?: (line: string) => void;
}

/**
 * Takes an existing collection for evaluation, read-only: checks that its vectors are of the dataset's dimension and the
 * experiment's distance, that its points are the dataset's items, and that their vectors are the dataset's.
 *
 * @throws HarnessError `input` with every way in which it does not fit, `world` when Qdrant cannot be asked.
 */
export async function openCollection(
  { client }: Pick<Connection, "client">,
  dataset: Dataset,
  expected: ExpectedCollection,
): Promise<ItemCollection> {
  const { name, vector, distance, features, sample, onProgress = () => {}, onNote = () => {} } = expected;
  const doing = `looking at collection ${name}`;
  const { config } = await client.getCollection(name).catch(async (error: unknown) => {
    if (statusOf(error) !== 404) return worldErrorFrom(doing)(error);
    const { collections } = await client.getCollections().catch(worldErrorFrom(doing));
    throw inputError(
      `retrieval.collection: there is no collection ${name}; there is ${collections.map((each) => each.name).join(", ") || "none"}`,
    );
  });
  const vectors = [
    { name: vector, size: dataset.dimensions, distance, ofItem: (item: Item) => item.vector },
    ...scoreVectors(features).map((further) => ({
      name: further.name,
      size: further.keys.length,
      distance: "Dot",
      ofItem: further.ofItem,
    })),
  ];
  const found = byName(config.params.vectors);
  const problems = vectors.flatMap((wanted) => misfits(wanted, found));
  if (problems.length === 0) problems.push(...(await findForeignItems(client, name, dataset)));
  const meant = vectors.map((each) => ({ ...each, params: found[each.name ?? ""]! }));
  if (problems.length === 0) {
    const items = Array.from(sample, (item) => dataset.items[item]!);
    problems.push(...(await compareVectors(client, name, items, meant, onProgress)));
  }
  if (problems.length > 0) throw inputError(problems.map((problem) => `collection ${name}: ${problem}`));
  const shards = config.params.shard_number ?? 1;
  if (shards > 1) {
    onNote(
      `Collection ${name} has ${shards} shards: each prefetches by itself, so M candidates become up to ${shards} M`,
    );
  }
  const isQuantized = Boolean(config.quantization_config);
  const precision = Math.max(...meant.map(({ params }) => scorePrecision(params, isQuantized)));
  return { name, using: vector, shards, precision, [Symbol.asyncDispose]: async () => {} };
}

interface WantedVector {
  readonly name: string | undefined;
  readonly size: number;
  readonly distance: string;
}

/** How a vector differs from the one that is wanted. */
function misfits({ name, size, distance }: WantedVector, vectors: VectorsByName): string[] {
  const found = vectors[name ?? ""];
  if (found === undefined) {
    return [
      name === undefined
        ? `its vectors have names; say in retrieval.vector which of them holds the items': ${list(vectors)}`
        : `it has no vector ${name}; it has ${"" in vectors ? "one, without a name" : list(vectors)}`,
    ];
  }
  const which = name === undefined ? "its vector" : `its vector ${name}`;
  const problems: string[] = [];
  if (found.size !== size) problems.push(`${which} has ${found.size} dimensions, ${size} are needed`);
  if (found.distance !== distance) {
    problems.push(`${which} is compared by ${found.distance}, and should be by ${distance}`);
  }
  if (found.multivector_config) problems.push(`${which} is many vectors an item, which an item here has not`);
  return problems;
}

type VectorsByName = { readonly [name: string]: Schemas["VectorParams"] | undefined };

/** The vectors of a collection; one without a name is under the empty one. */
function byName(config: Schemas["VectorsConfig"] = {}): VectorsByName {
  return typeof config.size === "number"
    ? { "": config as Schemas["VectorParams"] }
    : (config as VectorsByName);
}

/** Whether the collection's points are the dataset's items: every one, and no others, which would take their places. */
async function findForeignItems(
  client: Connection["client"],
  name: string,
  { name: dataset, items }: Dataset,
): Promise<string[]> {
  const missing: (string | number)[] = [];
  for (let start = 0; start < items.length; start += BATCH_IDS) {
    const ids = items.slice(start, start + BATCH_IDS).map(({ id }) => id);
    const points = await client
      .retrieve(name, { ids, with_payload: false, with_vector: false })
      .catch(worldErrorFrom(`looking for the items in collection ${name}`));
    const found = new Set(points.map(({ id }) => id));
    missing.push(...ids.filter((id) => !found.has(id)));
  }
  if (missing.length > 0) {
    const some = `${missing.slice(0, NAMED).join(", ")}${missing.length > NAMED ? ", …" : ""}`;
    return [`${missing.length} of the ${items.length} items of dataset ${dataset} are not in it: ${some}`];
  }
  const { count } = await client
    .count(name, { exact: true })
    .catch(worldErrorFrom(`counting the points of collection ${name}`));
  if (count === items.length) return [];
  return [
    `it holds ${count} points, dataset ${dataset} ${items.length} items; every point must be an item of the dataset`,
  ];
}

function list(byName: { readonly [name: string]: unknown }): string {
  return Object.keys(byName).sort().join(", ") || "none";
}
