import type { ReadCollection } from "../dataset/collection/read-collection-dataset.ts";
import type { Dataset } from "../domain.ts";
import { inputError } from "../errors.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { scrollItems } from "../qdrant/scroll-items.ts";
import { payloadRoots } from "./payload-roots.ts";
import { beginsEmpty } from "./provide-collection.ts";
import type { QdrantOnDemand } from "./qdrant-on-demand.ts";

/** Where the items of a dataset come from that are in a Qdrant. */
export interface CollectionPlace {
  readonly qdrant: Pick<QdrantOnDemand, "open">;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Reads the points of the collection that a dataset's manifest names, as items: the vectors that the retrievers compare, and
 * the payload that features, constraints and the check of the collection read.
 *
 * @returns What throws HarnessError `input` where the engine begins empty; and as `scrollItems` does.
 */
export function collectionReader(
  experiment: Pick<Experiment, "features" | "retrieval">,
  { qdrant, onProgress }: CollectionPlace,
): ReadCollection {
  return async (manifest) => {
    const { engine, connection } = await qdrant.open();
    if (engine.kind !== "url") {
      throw inputError(beginsEmpty("the dataset", `collection ${manifest.collection}`, engine.kind));
    }
    const vectors = experiment.retrieval.retrievers.map(({ name, vector }) => vector ?? name);
    const payload = payloadRoots(experiment);
    return scrollItems(connection, { ...manifest, vectors, payload, onProgress });
  };
}

/**
 * The experiment on the collection that its dataset's items were read from.
 *
 * @throws HarnessError `input` where it asks for another one, or for shards.
 */
export function onItsCollection(
  experiment: Experiment,
  { collection }: Pick<Dataset, "collection">,
): Experiment {
  if (collection === undefined) return experiment;
  const { retrieval } = experiment;
  const { name } = collection;
  const problems = [
    ...(retrieval.collection !== undefined && retrieval.collection !== name
      ? [
          `retrieval.collection: is ${retrieval.collection}, and the dataset's items are in ${name}; leave it out`,
        ]
      : []),
    ...(retrieval.vector !== undefined
      ? [
          `retrieval.vector: is ${retrieval.vector}; name it in retrieval.retrievers, as { "name": "${retrieval.vector}" }`,
        ]
      : []),
    ...(retrieval.shards > 1
      ? [`retrieval.shards: is ${retrieval.shards}, but collection ${name} has its own`]
      : []),
  ];
  if (problems.length > 0) throw inputError(problems);
  return { ...experiment, retrieval: { ...retrieval, collection: name } };
}
