import type { Dataset } from "../domain.ts";
import type { Engine } from "../engine/engine.ts";
import { inputError } from "../errors.ts";
import type { Feature } from "../features/feature.ts";
import { scoreVectors } from "../features/score-vectors.ts";
import type { Connection } from "../qdrant/client.ts";
import { openCollection } from "../qdrant/existing-collection.ts";
import { SPARSE_NUMBERS } from "../qdrant/expected-vectors.ts";
import { type ItemCollection, seedCollection } from "../qdrant/seed-collection.ts";
import { createRandom, samplePositions } from "../random.ts";
import { spaceOf } from "../retrieval/create-retrievers.ts";
import { checkShards } from "./check-shards.ts";
import type { PreparedData } from "./evaluation.ts";

/** Where the collection is to be, and what becomes of it. */
export interface CollectionPlace {
  readonly connection: Connection;
  readonly engine: Pick<Engine, "kind" | "url">;
  /** Leaves a collection that was made where it is. */
  readonly keep: boolean;
  readonly onProgress: (done: number, total: number) => void;
  /** Is told, in a line, what a person should know. */
  readonly onNote: (line: string) => void;
}

/**
 * The collection that an experiment is run on: one of its own, made and filled, or the existing one that it names.
 *
 * @throws HarnessError `input` where the engine ends with the run, and so can hold neither an existing collection nor
 * one that is kept; and as `openCollection`, `checkShards` and `seedCollection` do.
 */
export async function provideCollection(
  { connection, engine: { kind, url }, keep, onProgress, onNote }: CollectionPlace,
  data: PreparedData,
): Promise<ItemCollection> {
  const { dataset, features, eligibility } = data;
  const { name: experiment, seed, retrieval } = data.experiment;
  const { collection: name, vector, distance, shards } = retrieval;
  const lasts = kind === "url";
  if (!lasts && name !== undefined) {
    throw inputError(beginsEmpty("retrieval.collection", name, kind));
  }
  if (!lasts && keep) {
    throw inputError(
      `a collection cannot be kept in the ${kind} engine, which ends with the run; give the URL of a Qdrant (--engine)`,
    );
  }
  if (name !== undefined) {
    const sample = sampleItems(dataset, features, seed);
    const searched = new Set(retrieval.retrievers.map((one) => spaceOf(one, dataset)));
    const vectorSpaces =
      dataset.collection === undefined
        ? dataset.vectorSpaces
        : dataset.vectorSpaces.filter((space) => searched.has(space));
    const expected = { name, vector, distance, features, sample, onProgress, onNote };
    const existing = await openCollection(connection, { ...dataset, vectorSpaces }, expected);
    checkShards(data, existing.shards);
    return existing;
  }
  const removal = !lasts ? "never" : keep ? "on-failure" : "at-end";
  const seeded = await seedCollection(connection, dataset, {
    experiment,
    distance,
    features,
    filters: eligibility.rules,
    shards,
    removal,
    onProgress,
  });
  if (keep) onNote(`Collection ${seeded.name} stays at ${url}`);
  return seeded;
}

/** Why an engine that is started for the run holds no existing collection. */
export function beginsEmpty(where: string, name: string, kind: Engine["kind"]): string {
  return `${where} names ${name}, but the ${kind} engine begins empty; give the URL of the Qdrant that holds it (--engine)`;
}

/** So many numbers of an existing collection's vectors are compared with the dataset's: 80 MB of JSON. */
const COMPARED_NUMBERS = 4_000_000;

/** All items, or as many drawn ones as can be compared in a few seconds. */
function sampleItems(dataset: Dataset, features: readonly Feature[], seed: number): Int32Array {
  const { items, dimensions, vectorSpaces } = dataset;
  const lengths = [
    dimensions,
    ...vectorSpaces.map(({ dimensions = SPARSE_NUMBERS }) => dimensions),
    ...scoreVectors(features).map(({ keys }) => keys.length),
  ];
  const numbers = lengths.reduce((sum, length) => sum + length);
  const count = Math.min(items.length, Math.ceil(COMPARED_NUMBERS / numbers));
  return samplePositions(createRandom(`${seed}/compared-vectors`), items.length, count);
}
