import { createDataset } from "../../src/dataset/create-dataset.ts";
import { experimentSchema } from "../../src/experiment/experiment.ts";
import { createRandom } from "../../src/random.ts";
import { type Outcome, runExperiment } from "../../src/run-experiment.ts";

/** A world whose users meet random items, half of them to learn from, and like an item by its quality and their taste. */
export interface LabelWorld {
  /** What the dataset declares. */
  readonly computedFrom?: "train" | "nothing" | "everything" | undefined;
  /** From whose labels the payload's `clicks` are counted; by default from nobody's. */
  readonly countedFrom?: readonly ("train" | "tune" | "test")[];
  readonly training?: object;
  /** Whether the users of the test have interactions of the train part. */
  readonly unseenUsers?: boolean;
  /** Labels of what is liked; 1 by default. */
  readonly label?: (like: number) => number;
  readonly measures?: readonly string[];
  /** The fewer interactions an item has, the more its count says of each. */
  readonly items?: number;
  /** Whether the test is of other items than train and tune. */
  readonly newItems?: boolean;
  /** How much `quality` matters. */
  readonly quality?: number;
}

const USERS = 150;
const PARTS = ["train", "tune", "test"] as const;
const MET = { train: 12, tune: 6, test: 12 };

/** Runs an experiment on the world by the reference engine. */
export async function runLabelWorld(world: LabelWorld): Promise<Outcome> {
  const {
    countedFrom = [],
    training = {},
    unseenUsers = false,
    newItems = false,
    label = () => 1,
    quality = 1.5,
    items: count = 400,
  } = world;
  const random = createRandom("labels");
  const normal = () => Array.from({ length: 12 }, random).reduce((sum, x) => sum + x, -6);
  const vectors = (length: number) => Array.from({ length }, () => [normal(), normal(), normal()]);
  const [users, items] = [vectors(USERS), vectors(count)];
  const qualities = items.map(normal);
  const events = users.flatMap((taste, user) => {
    const met = new Set<number>();
    return PARTS.flatMap((part) => {
      if (unseenUsers && (part === "test") !== (user % 3 === 0)) return [];
      return Array.from({ length: MET[part] }, () => {
        const choice = newItems ? count / 2 : count;
        const first = newItems && part === "test" ? choice : 0;
        let item = first + Math.floor(random() * choice);
        while (met.has(item)) item = first + ((item + 1) % choice);
        met.add(item);
        const similarity = taste.reduce((sum, x, i) => sum + x * items[item]![i]!, 0);
        const z = 0.4 * similarity + quality * qualities[item]! - 1.5;
        const like = 1 / (1 + Math.exp(-z));
        return { user: `u${user}`, item, label: random() < like ? label(like) : 0, part };
      });
    });
  });
  const clicks = new Float64Array(count);
  for (const { item, label, part } of events) if (label > 0 && countedFrom.includes(part)) clicks[item]! += 1;
  const dataset = await createDataset(
    {
      ...{ name: "labels", dimensions: 3, positiveFrom: 0.5 },
      ...{ computedFrom: world.computedFrom, split: { by: "part" } },
    },
    {
      items: items.map((vector, id) => ({
        ...{ id, vector, payload: { quality: qualities[id], clicks: clicks[id] } },
      })),
      users: users.map((vector, user) => ({ id: `u${user}`, vector })),
      interactions: events,
    },
  );
  const counted = countedFrom.length > 0 ? [{ kind: "payload-number", path: "clicks" }] : [];
  const experiment = experimentSchema.parse({
    ...{ name: "labels", dataset: "labels", training },
    features: [{ kind: "prefetch-score" }, { kind: "payload-number", path: "quality" }, ...counted],
    ranking: { depths: [50], measures: world.measures ?? ["P@10", "nDCG@10"] },
    statistics: { samples: 200 },
  });
  return runExperiment({ experiment, dataset }, { engine: "reference" });
}
