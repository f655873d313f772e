import type { ReadCollection } from "../dataset/collection/read-collection-dataset.ts";
import { loadDataset } from "../dataset/load-dataset.ts";
import { splitDataset } from "../dataset/split.ts";
import { itemName } from "../domain.ts";
import { checkAttributes } from "../eligibility/check-attributes.ts";
import { createConstraint } from "../eligibility/constraint-kinds.ts";
import { createEligibility } from "../eligibility/eligibility.ts";
import { settleSplit } from "../eligibility/settle-split.ts";
import type { GivenExperiment } from "../experiment/load-experiment.ts";
import type { Pause } from "../pause.ts";
import type { Connection } from "../qdrant/client.ts";
import { prepareSystem } from "../systems/system-kinds.ts";
import { checkGrades } from "../trec/check-grades.ts";
import { checkApproximate } from "./approximate-settings.ts";
import { checkFusions } from "./check-fusions.ts";
import { checkRetrievers } from "./check-retrievers.ts";
import { checkShards } from "./check-shards.ts";
import { checkSplit } from "./check-split.ts";
import { checkVectors } from "./check-vectors.ts";
import type { PreparedData } from "./evaluation.ts";
import { onItsCollection } from "./read-source.ts";
import { settleFeatures } from "./settle-features.ts";
import { checkCost } from "./time-routes.ts";

/**
 * Checks that the engine can do what is asked for, before items are uploaded for it.
 *
 * @param timed Whether the routes to a list are to be timed.
 * @throws HarnessError `input` where it cannot.
 */
export function checkEngine(
  { experiment, dataset, sources }: Pick<PreparedData, "experiment" | "dataset" | "sources">,
  timed: boolean,
  { isQdrant, version }: Pick<Connection, "isQdrant" | "version">,
): void {
  checkApproximate(experiment, dataset, isQdrant);
  checkCost(timed, isQdrant);
  checkFusions({ experiment, sources }, version);
}

/**
 * Loads the data of an experiment, and checks all that can be checked before an engine is opened.
 *
 * @param onNote Is told, in a line, what a person should know.
 * @param readCollection Reads the items of a dataset whose items are the points of a collection.
 * @throws HarnessError `input` with what is wrong with the dataset, or with the experiment on it.
 */
export async function prepareData(
  given: GivenExperiment,
  pause: Pause,
  onNote: (line: string) => void,
  readCollection?: ReadCollection,
): Promise<PreparedData> {
  const dataset =
    "dataset" in given ? given.dataset : await loadDataset(given.datasetFolder, pause, readCollection);
  const experiment = onItsCollection(given.experiment, dataset);
  const eligibility = createEligibility(experiment.retrieval.only.map(createConstraint), dataset);
  checkAttributes(eligibility.rules, dataset);
  const split = settleSplit(splitDataset(dataset), eligibility);
  checkSplit(split, dataset, experiment);
  const judged = new Map(
    split.queries.map(({ user }, query) => [dataset.users[user]!.id, split.qrels[query]!]),
  );
  checkGrades(`dataset ${dataset.name}`, judged, experiment.ranking.measures, (item) =>
    itemName(dataset.items[item]!),
  );
  checkRetrievers(dataset, experiment.retrieval);
  checkVectors(dataset, experiment.retrieval.distance, onNote);
  const features = settleFeatures(experiment, dataset, onNote);
  checkShards({ experiment, dataset, ...features }, experiment.retrieval.shards);
  const answerable = { ...dataset, ...split, eligibility };
  const declared = await Promise.all(experiment.systems.map((one) => prepareSystem(one, answerable)));
  return { experiment, dataset, eligibility, split, ...features, declared, pause };
}
