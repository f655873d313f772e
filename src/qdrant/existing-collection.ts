import type { Dataset } from "../domain.ts";
import { inputError } from "../errors.ts";
import type { Feature } from "../features/feature.ts";
import { scoreVectors } from "../features/score-vectors.ts";
import type { SimilarityName } from "../model/similarity.ts";
import type { Connection } from "./client.ts";
import { compareVectors } from "./compare-vectors.ts";
import { describeCollection } from "./describe-collection.ts";
import { findVectors } from "./expected-vectors.ts";
import { worldErrorFrom } from "./request-error.ts";
import type { ItemCollection } from "./seed-collection.ts";

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
 * experiment's distance, that its points are the dataset's items, and that their vectors are the dataset's; the last two
 * where the dataset was not read from it.
 *
 * @throws HarnessError `input` with every way in which it does not fit, `world` when Qdrant cannot be asked.
 */
export async function openCollection(
  { client }: Pick<Connection, "client">,
  dataset: Dataset,
  expected: ExpectedCollection,
): Promise<ItemCollection> {
  const { name, vector, distance, features, sample, onProgress = () => {}, onNote = () => {} } = expected;
  const { config } = await describeCollection(client, name);
  const isQuantized = Boolean(config.quantization_config);
  const wanted = { ...dataset, vector, distance, further: scoreVectors(features) };
  const { meant, precision, problems: misfits } = findVectors(wanted, { ...config.params, isQuantized });
  const problems = [...misfits];
  const isSource = dataset.collection?.name === name;
  if (problems.length === 0 && !isSource) problems.push(...(await findForeignItems(client, name, dataset)));
  if (problems.length === 0 && !isSource) {
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
  return { name, using: vector, shards, precision, [Symbol.asyncDispose]: async () => {} };
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
