import { experimentSchema } from "../../src/experiment/experiment.ts";
import { type Outcome, runExperiment } from "../../src/run-experiment.ts";
import { jsonLines, scratchFolder } from "../dataset/scratch.ts";

/** A world of few rows; what is left out is as in most of them. */
export interface SmallWorld {
  readonly items?: number;
  readonly users?: number;
  /** Items that every user meets: the first half to train on, the second half in the test. */
  readonly met?: number;
  readonly vectorOf?: (item: number) => readonly number[];
  readonly userVector?: (user: number) => readonly number[];
  readonly quality?: (item: number) => number;
  readonly label?: (user: number, item: number, isTest: boolean) => number;
  readonly propensity?: number;
  readonly depths?: readonly number[];
  readonly cutoff?: number;
  readonly l2?: number;
}

/** Numbers that look random, without order or ties. */
const scattered = (i: number) => ((i * 37 + 11) % 101) / 101;
const circle = (i: number) => [Math.cos(i * 2.4), Math.sin(i * 2.4)];

/** Runs an experiment on the world by the reference engine. */
export async function runSmallWorld(world: SmallWorld): Promise<Outcome> {
  const {
    items = 12,
    users = 6,
    met = 8,
    vectorOf = circle,
    userVector = circle,
    quality = scattered,
    label = (user, item) => (scattered(5 * user + item * item) < 0.4 ? 1 : 0),
    propensity = 1,
    depths = [5],
    cutoff = 2,
    l2 = 0,
  } = world;
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
  const datasetFolder = await scratchFolder({
    "dataset.json": JSON.stringify({
      kind: "files",
      format: 1,
      name: "small",
      dimensions: 2,
      positiveFrom: 1,
      split: { by: "part" },
    }),
    "items.jsonl": jsonLines(
      numbers(items).map((item) => ({
        id: item,
        vector: vectorOf(item),
        payload: { quality: quality(item) },
      })),
    ),
    "users.jsonl": jsonLines(numbers(users).map((user) => ({ id: `u${user}`, vector: userVector(user) }))),
    "interactions.jsonl": jsonLines(
      numbers(users).flatMap((user) =>
        numbers(met).map((item) => {
          const isTest = item >= met / 2;
          const part = isTest ? "test" : "train";
          return { user: `u${user}`, item, label: label(user, item, isTest), part, propensity };
        }),
      ),
    ),
  });
  const experiment = experimentSchema.parse({
    name: "small",
    dataset: "small",
    training: { source: "impressions", l2, inversePropensity: propensity < 1 },
    features: [{ kind: "prefetch-score" }, { kind: "payload-number", path: "quality" }],
    ranking: { depths, cutoffs: [cutoff] },
    statistics: { samples: 100 },
  });
  return runExperiment({ experiment, datasetFolder }, { engine: "reference" });
}
