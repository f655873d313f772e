import { compareParts, type ScoredInteractions } from "../../../src/analysis/validity/compare-parts.ts";
import { knowsLabels } from "../../../src/analysis/validity/label-gap.ts";
import { createRandom, type Random, randomInteger } from "../../../src/random.ts";
import { type Column, markdownTable } from "../../../src/report/markdown-table.ts";

/** Users who meet items in train, and others or the same in the test; what they like depends on quality, taste and chance. */
interface World {
  readonly name: string;
  /** What a payload count is counted from: likes of an earlier time, which nobody is judged by, or those of train. */
  readonly counted: "before" | "train";
  readonly items: number;
  readonly users?: number;
  /** Of the test: only items that train did not have. */
  readonly newItems?: boolean;
  readonly newUsers?: boolean;
  /** Of the test: the best of so many items by quality is shown, which narrows the choice. */
  readonly shownOf?: number;
  /** Of the test: added to all logits. */
  readonly shift?: number;
  /** Of the test: quality means the opposite. */
  readonly opposite?: boolean;
}

const WORLDS: readonly World[] = [
  { name: "as in train", counted: "before", items: 400 },
  { name: "few users", counted: "before", items: 400, users: 30 },
  { name: "other users", counted: "before", items: 400, newUsers: true },
  { name: "new items", counted: "before", items: 400, newItems: true },
  { name: "better items are shown", counted: "before", items: 400, shownOf: 5 },
  { name: "users like more", counted: "before", items: 400, shift: 1.5 },
  { name: "users like less, of better items", counted: "before", items: 400, shownOf: 3, shift: -1.5 },
  { name: "quality means the opposite", counted: "before", items: 400, opposite: true },
  { name: "count of train, 20 rows an item", counted: "train", items: 100 },
  { name: "count of train, 5 rows an item", counted: "train", items: 400 },
  { name: "count of train, 2 rows an item", counted: "train", items: 1000 },
  { name: "count of train, 5 rows an item, few users", counted: "train", items: 80, users: 30 },
  { name: "count of train, new items", counted: "train", items: 400, newItems: true },
  { name: "count of train, other users", counted: "train", items: 400, newUsers: true },
];

const EXPERIMENTS = 100;
const MET = 14;

interface Found {
  readonly world: World;
  /** Mean AUC of the count on train and on the test. */
  readonly area: number;
  readonly testArea: number;
  /** Shares of the experiments with a finding about any feature, and about the count. */
  readonly any: number;
  readonly count: number;
}

const percent = (share: number) => (100 * share).toFixed(1);
const columns: readonly Column<Found>[] = [
  { head: "test", align: "left", cell: ({ world }) => world.name },
  { head: "knows labels", align: "left", cell: ({ world }) => (world.counted === "train" ? "yes" : "no") },
  { head: "AUC on train", align: "right", cell: ({ area }) => area.toFixed(3) },
  { head: "AUC on test", align: "right", cell: ({ testArea }) => testArea.toFixed(3) },
  { head: "finding about the count", align: "right", cell: ({ count }) => percent(count) },
  { head: "about any feature", align: "right", cell: ({ any }) => percent(any) },
];

/** How often features are said to know labels: a count that does, and features that do not. */
export function labelFindings(): string {
  return markdownTable(columns, WORLDS.map(simulate));
}

function simulate(world: World): Found {
  let [any, count, area, testArea] = [0, 0, 0, 0];
  for (let experiment = 0; experiment < EXPERIMENTS; experiment++) {
    const { train, test, users } = draw(world, createRandom(`${world.name}/${experiment}`));
    const { columns } = compareParts("train", { part: train, test }, users, 0.95)!;
    const known = columns.filter(knowsLabels).map(({ column }) => column);
    if (known.length > 0) any++;
    if (known.includes("count")) count++;
    const counted = columns.find(({ column }) => column === "count")!;
    area += counted.area / EXPERIMENTS;
    testArea += counted.testArea / EXPERIMENTS;
  }
  return { world, area, testArea, any: any / EXPERIMENTS, count: count / EXPERIMENTS };
}

/** The interactions of both parts, with the features quality, taste, noise and count. */
function draw({ items, users: half = 150, ...world }: World, random: Random) {
  const normal = () => Array.from({ length: 12 }, random).reduce((sum, x) => sum + x, -6);
  const users = world.newUsers ? 2 * half : half;
  const all = world.newItems ? 2 * items : items;
  const [quality, noise] = [0, 0].map(() => Array.from({ length: all }, normal)) as [number[], number[]];
  const counts = new Float64Array(all);
  const meet = (part: "before" | "train" | "test") =>
    Array.from({ length: half * MET }, (_, i) => {
      const isTest = part === "test";
      const user = (i % half) + (isTest && world.newUsers ? half : 0);
      const first = isTest && world.newItems ? items : 0;
      const shown = Array.from(
        { length: (isTest && world.shownOf) || 1 },
        () => first + randomInteger(random, items),
      );
      const item = shown.sort((a, b) => quality[b]! - quality[a]!)[0]!;
      const taste = normal();
      const turned = isTest && world.opposite ? -1 : 1;
      const z = turned * quality[item]! + 0.7 * taste - 1 + (isTest ? (world.shift ?? 0) : 0);
      const label = random() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
      if (part === world.counted) counts[item]! += label;
      return { user, item, taste, label };
    });
  const [, train, test] = (["before", "train", "test"] as const).map(meet);
  const scored = (rows: NonNullable<typeof train>): ScoredInteractions => ({
    columns: ["quality", "taste", "noise", "count"],
    values: Float64Array.from(
      rows.flatMap(({ item, taste }) => [quality[item]!, taste, noise[item]!, counts[item]!]),
    ),
    labels: Float64Array.from(rows, ({ label }) => label),
    users: Int32Array.from(rows, ({ user }) => user),
    items: Int32Array.from(rows, ({ item }) => item),
    logits: Float64Array.from(rows, ({ item, taste }) => quality[item]! + 0.7 * taste),
  });
  return { train: scored(train!), test: scored(test!), users };
}
