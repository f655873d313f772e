import type { Dataset, Json } from "../domain.ts";
import { type Description, describe } from "../statistics/describe.ts";

/** How one kind of numbers is spread. */
export interface Distribution {
  readonly what: string;
  readonly numbers: Description;
}

/** What the items hold under one key of their payload, or the users under one attribute. */
export interface KeyDescription {
  readonly owner: "items" | "users";
  readonly key: string;
  /** The types of its values, the commonest first. */
  readonly types: readonly string[];
  readonly there: number;
  readonly of: number;
  readonly distinct: number;
  /** Where all are numbers. */
  readonly numbers: Description | undefined;
  /** The commonest values, or elements of lists, or keys of maps, and how often they are there; empty of numbers. */
  readonly commonest: readonly (readonly [value: string, count: number])[];
}

/** How a dataset looks. */
export interface DatasetDescription {
  readonly distributions: readonly Distribution[];
  /** How many interactions have each label, ascending by label; the first of many. */
  readonly labels: readonly (readonly [label: number, count: number])[];
  readonly keys: readonly KeyDescription[];
}

/** So many different labels are listed. */
const LABELS = 12;
const COMMONEST = 3;

/** Describes how interactions, vectors, payload and attributes are spread. */
export function describeDataset(dataset: Dataset): DatasetDescription {
  const { items, users, interactions, dimensions, vectorSpaces } = dataset;
  const { user, item, label, time } = interactions;
  const distributions: Distribution[] = [];
  const add = (what: string, values: Iterable<number>) => {
    const numbers = Float64Array.from(values).filter((value) => !Number.isNaN(value));
    if (numbers.length > 0) distributions.push({ what, numbers: describe(numbers) });
  };
  add("interactions of a user", countsOf(user, users.length));
  add("interactions of an item", countsOf(item, items.length));
  add("label", label);
  add("days before the last interaction", daysBeforeLast(time));
  for (const [owner, owners] of [
    ["items", items],
    ["users", users],
  ] as const) {
    if (dimensions > 0)
      add(
        `length of a vector (${owner})`,
        owners.map(({ vector }) => lengthOf(vector)),
      );
    for (const { name, kind } of vectorSpaces) {
      const own = owners.flatMap(({ vectors }) => vectors?.[name] ?? []);
      const values = own.map((vector) => (vector instanceof Float32Array ? vector : vector.values));
      add(`length of ${name} (${owner})`, values.map(lengthOf));
      if (kind === "sparse")
        add(
          `numbers of ${name} (${owner})`,
          values.map(({ length }) => length),
        );
    }
  }
  const counts = new Map<number, number>();
  for (const one of label) counts.set(one, (counts.get(one) ?? 0) + 1);
  return {
    distributions,
    labels: [...counts].sort(([a], [b]) => a - b).slice(0, LABELS),
    keys: [
      ...describeKeys(
        "items",
        items.map(({ payload }) => payload),
      ),
      ...describeKeys(
        "users",
        users.map(({ attributes }) => (attributes ?? {}) as { [key: string]: Json }),
      ),
    ],
  };
}

function countsOf(positions: Int32Array, size: number): Float64Array {
  const counts = new Float64Array(size);
  for (const position of positions) counts[position]! += 1;
  return counts;
}

function daysBeforeLast(time: Float64Array): Float64Array {
  const last = time.reduce((most, at) => (at > most ? at : most), Number.NEGATIVE_INFINITY);
  return time.map((at) => (last - at) / 86_400);
}

function lengthOf(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

function describeKeys(
  owner: KeyDescription["owner"],
  objects: readonly { readonly [key: string]: Json }[],
): KeyDescription[] {
  const keys = new Map<string, Json[]>();
  for (const object of objects) {
    for (const [key, value] of Object.entries(object)) {
      if (value === null) continue;
      const values = keys.get(key);
      if (values === undefined) keys.set(key, [value]);
      else values.push(value);
    }
  }
  return [...keys].map(([key, values]) => {
    const types = commonestOf(values.map(typeOf), Number.POSITIVE_INFINITY).map(([type]) => type);
    const isNumeric = types.length === 1 && types[0] === "number";
    const shown = isNumeric ? [] : values.flatMap(partsOf);
    return {
      owner,
      key,
      types,
      there: values.length,
      of: objects.length,
      distinct: new Set(isNumeric ? values : shown).size,
      numbers: isNumeric ? describe(Float64Array.from(values as number[])) : undefined,
      commonest: commonestOf(shown, COMMONEST),
    };
  });
}

function typeOf(value: Json): string {
  if (Array.isArray(value)) return "list";
  if (typeof value === "object") return "object";
  return typeof value === "string" ? "text" : typeof value;
}

/** A text, the elements of a list, or the keys of a map. */
function partsOf(value: Json): string[] {
  if (Array.isArray(value))
    return value.map((element) => (typeof element === "string" ? element : JSON.stringify(element)));
  if (typeof value === "object" && value !== null) return Object.keys(value);
  return [String(value)];
}

function commonestOf(values: readonly string[], most: number): (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, most);
}
