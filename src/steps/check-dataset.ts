import { checkTimeOrder, type TimeOrder } from "../analysis/validity/time-order.ts";
import { splitDataset } from "../dataset/split.ts";
import { type Dataset, itemName, type NamedVectors } from "../domain.ts";

/** Vectors of one name: of how many items or users, and those that are zero. */
export interface VectorCheck {
  readonly owner: "items" | "users";
  /** Undefined of the vectors without a name. */
  readonly name: string | undefined;
  readonly there: number;
  readonly of: number;
  /** Names of the first whose vector is zero, and how many there are: their cosine is undefined. */
  readonly zero: { readonly count: number; readonly first: readonly string[] };
}

/** What a dataset without mistakes may still have that spoils an evaluation. */
export interface DatasetCheck {
  /** Whether somebody judged some items of each query, in place of what users did. */
  readonly areJudged: boolean;
  readonly items: number;
  readonly users: number;
  readonly parts: { readonly train: number; readonly tune: number; readonly test: number };
  readonly folds: number | undefined;
  readonly vectors: readonly VectorCheck[];
  readonly labels: {
    readonly least: number;
    readonly greatest: number;
    readonly positives: number;
    readonly total: number;
  };
  /** Unix seconds; undefined where no interaction has a time. */
  readonly times: { readonly first: number; readonly last: number; readonly known: number } | undefined;
  readonly order: TimeOrder;
  /** Interactions of a user with an item that the file has had before. */
  readonly repeated: number;
  readonly itemsWithoutInteractions: number;
  readonly usersWithoutInteractions: number;
  readonly queries: {
    readonly judged: number;
    readonly withoutRelevant: number;
    /** Judged queries whose user has nothing in train and tune; 0 where users are wholly in one part. */
    readonly withoutHistory: number;
    readonly repeatedInteractions: number;
  };
}

/** So many are named. */
const NAMED = 3;

/** Checks what no reader refuses. */
export function checkDataset(dataset: Dataset): DatasetCheck {
  const { items, users, interactions, dimensions, vectorSpaces, folds, positiveFrom, partsOf } = dataset;
  const { user, item, label, time, part } = interactions;
  const split = splitDataset(dataset);
  const countOf = (wanted: string) => part.filter((one) => one === wanted).length;
  const known = time.filter((at) => !Number.isNaN(at));
  const vectorsOf = (owner: "items" | "users", owners: readonly Owner[], names: readonly string[]) => [
    ...(dimensions > 0 ? [checkVectors(owner, undefined, owners, names)] : []),
    ...vectorSpaces.map(({ name }) => checkVectors(owner, name, owners, names)),
  ];
  return {
    areJudged: dataset.labelsFrom === "qrels",
    items: items.length,
    users: users.length,
    parts: { train: countOf("train"), tune: countOf("tune"), test: countOf("test") },
    folds: folds === undefined ? undefined : new Set(folds).size,
    vectors: [
      ...vectorsOf("items", items, items.map(itemName)),
      ...vectorsOf(
        "users",
        users,
        users.map(({ id }) => id),
      ),
    ],
    labels: {
      least: label.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY),
      greatest: label.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY),
      positives: label.filter((one) => one >= positiveFrom).length,
      total: label.length,
    },
    times:
      known.length === 0
        ? undefined
        : {
            first: known.reduce((least, at) => Math.min(least, at)),
            last: known.reduce((most, at) => Math.max(most, at)),
            known: known.length,
          },
    order: checkTimeOrder(interactions, split.queries, users.length),
    repeated: user.length - new Set(Array.from(user, (who, i) => who * items.length + item[i]!)).size,
    itemsWithoutInteractions: items.length - new Set(item).size,
    usersWithoutInteractions: users.length - new Set(user).size,
    queries: {
      judged: split.queries.length,
      withoutRelevant: split.dropped.usersWithoutRelevantItems,
      withoutHistory: partsOf === "users" ? 0 : split.queries.filter(({ seen }) => seen.length === 0).length,
      repeatedInteractions: split.dropped.repeatedInteractions,
    },
  };
}

interface Owner {
  readonly vector: Float32Array;
  readonly vectors?: NamedVectors;
}

function checkVectors(
  owner: VectorCheck["owner"],
  name: string | undefined,
  owners: readonly Owner[],
  names: readonly string[],
): VectorCheck {
  let there = 0;
  let count = 0;
  const first: string[] = [];
  owners.forEach(({ vector, vectors }, i) => {
    const own = name === undefined ? vector : vectors?.[name];
    if (own === undefined) return;
    there += 1;
    const values = own instanceof Float32Array ? own : own.values;
    if (values.some((value) => value !== 0)) return;
    count += 1;
    if (first.length < NAMED) first.push(names[i]!);
  });
  return { owner, name, there, of: owners.length, zero: { count, first } };
}
