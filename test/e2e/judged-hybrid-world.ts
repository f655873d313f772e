import type { Dataset } from "../../src/domain.ts";
import { experimentSchema } from "../../src/experiment/experiment.ts";
import type { Report } from "../../src/report/report.ts";
import { runExperiment } from "../../src/run-experiment.ts";
import { hybridWorld } from "../retrieval/hybrid-world.ts";

/** The hybrid world, whose first user likes the items 0, 7, 14 and 21, the second 1, 8, 15 and 22, and so on; two folds. */
export function judgedWorld(modifier?: "idf"): Dataset {
  const world = hybridWorld(modifier);
  const user = Int32Array.from({ length: 4 * world.users.length }, (_, i) => Math.floor(i / 4));
  const count = user.length;
  return {
    ...world,
    labelsFrom: "qrels",
    partsOf: "users",
    folds: Int32Array.from(world.users, (_, i) => i % 2),
    interactions: {
      user,
      item: user.map((who, i) => who + 7 * (i % 4)),
      label: new Float64Array(count).fill(1),
      time: new Float64Array(count).fill(Number.NaN),
      part: Array.from({ length: count }, () => "test"),
    },
    positiveFrom: 1,
  };
}

/** An experiment on it, of two retrievers. */
export const hybridFile = {
  name: "hybrid",
  dataset: "none",
  retrieval: {
    retrievers: [
      { name: "dense", missing: -1 },
      { name: "bm25", vector: "words" },
    ],
  },
  training: { source: "candidates", depth: 20, l2: 1 },
  features: [
    { kind: "prefetch-score", of: "dense" },
    { kind: "prefetch-score", of: "bm25" },
  ],
  ranking: { depths: [10], measures: ["AP", "P@5"], headline: "AP", form: "logit" },
  statistics: { samples: 100 },
};

/** Runs the experiment with changes, on a running engine. */
export async function runHybrid(
  url: string,
  changes: object = {},
  dataset: Dataset = judgedWorld(),
): Promise<Report> {
  const experiment = experimentSchema.parse({ ...hybridFile, ...changes });
  return (await runExperiment({ experiment, dataset }, { engine: url })).report;
}

export function meanOf(
  { scores }: Report,
  system: string,
  depth: number | undefined,
  measure: string,
): number {
  return scores.find((one) => one.system === system && one.depth === depth && one.measure === measure)!.mean;
}
