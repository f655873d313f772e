import type { SchemaElement } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import { createRandom, randomInteger } from "../../src/random.ts";
import { printTree, type Tree } from "./json-tree.ts";

/** Values with the part of a Parquet schema that can hold them. */
interface Column {
  readonly schema: readonly SchemaElement[];
  readonly data: readonly unknown[];
}

type Pick = <T>(...options: readonly T[]) => T;

/** The columns of objects, which some write as texts of JSON. */
const TOP_OBJECTS = ["payload", "affinities", "attributes"];

/** What says that a value may be missing. */
const OPTIONAL = { repetition_type: "OPTIONAL" } as const;

/**
 * Rows as a Parquet file, whatever their values are: each column gets a type that can hold all of its values.
 *
 * @param seed Chooses among the types that can, the codecs and the sizes of row groups.
 */
export function parquetFile(rows: Tree, seed: number): Uint8Array {
  const random = createRandom(String(seed));
  const pick: Pick = (...options) => options[randomInteger(random, options.length)]!;
  const records = (typeof rows === "object" && "items" in rows ? rows.items : [rows]).map(toRecord);
  const names = [...new Set(records.flatMap((record) => [...record.keys()]))];
  const columns = names.map((name) =>
    columnOf(
      name,
      records.map((record) => record.get(name)),
      pick,
    ),
  );
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ data }, i) => ({ name: names[i]!, data: [...data] })),
    schema: [{ name: "root", num_children: names.length }, ...columns.flatMap(({ schema }) => schema)],
    codec: pick("UNCOMPRESSED", "SNAPPY"),
    rowGroupSize: pick(3, 1000),
  });
  return new Uint8Array(buffer);
}

/** The cells of a row by their column; what is no object is one cell. */
function toRecord(row: Tree): ReadonlyMap<string, unknown> {
  if (typeof row === "string" || "items" in row) return new Map([["id", toValue(row)]]);
  return new Map(row.entries.map(([key, value]) => [key, toValue(value)]));
}

/** What a program would have in memory for a tree: NaN and infinities too, and text for what is not even that. */
function toValue(tree: Tree): unknown {
  if (typeof tree === "object" && "items" in tree) return tree.items.map(toValue);
  const text = printTree(tree);
  if (text.length > 10_000) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text === "nan" || !Number.isNaN(Number(text)) ? Number(text) : text;
  }
}

function columnOf(name: string, cells: readonly unknown[], pick: Pick): Column {
  const values = cells.map((cell) => cell ?? null);
  const present = values.filter((value) => value !== null);
  const every = (type: string) => present.length > 0 && present.every((value) => typeof value === type);
  const leaf = (
    schema: Omit<SchemaElement, "name">,
    convert: (value: never) => unknown = (value) => value,
  ) => ({
    schema: [{ name, ...OPTIONAL, ...schema }],
    data: values.map((value) => (value === null ? null : convert(value as never))),
  });

  if (every("boolean")) return leaf({ type: "BOOLEAN" });
  if (every("number")) {
    const types: (() => Column)[] = [() => leaf({ type: "DOUBLE" }), () => leaf({ type: "FLOAT" })];
    if (present.every((value) => Math.abs(value as number) < 2 ** 63 && Number.isInteger(value))) {
      types.push(() => leaf({ type: "INT64" }, BigInt));
      if (name === "time" && present.every((value) => Math.abs(value as number) < 8e12)) {
        const toDate = (seconds: number) => new Date(seconds * 1000);
        types.push(() => leaf({ type: "INT64", converted_type: "TIMESTAMP_MILLIS" }, toDate));
      }
    }
    return pick(...types)();
  }
  if (every("string")) return leaf({ type: "BYTE_ARRAY", converted_type: "UTF8" });
  if (present.length > 0 && present.every(Array.isArray))
    return listOf(name, values as (unknown[] | null)[], pick);
  const asText = TOP_OBJECTS.includes(name) && pick(true, false);
  if (every("object") && !present.some(Array.isArray) && !asText) {
    const struct = structOf(name, values as (object | null)[], pick);
    if (struct !== undefined) return struct;
  }
  const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  return leaf({ type: "BYTE_ARRAY", converted_type: "UTF8" }, text);
}

function listOf(name: string, values: readonly (unknown[] | null)[], pick: Pick): Column {
  const element = columnOf(
    "element",
    values.flatMap((value) => value ?? []),
    pick,
  );
  let next = 0;
  return {
    schema: [
      { name, ...OPTIONAL, converted_type: "LIST", num_children: 1 },
      { name: "list", repetition_type: "REPEATED", num_children: 1 },
      ...element.schema,
    ],
    data: values.map((value) => value?.map(() => element.data[next++]) ?? null),
  };
}

/** Undefined where no object has a key: Parquet knows no empty struct. */
function structOf(name: string, values: readonly (object | null)[], pick: Pick): Column | undefined {
  const keys = [...new Set(values.flatMap((value) => Object.keys(value ?? {})))];
  if (keys.length === 0) return undefined;
  const cells = keys.map((key) =>
    columnOf(
      key,
      values.map((value) => (value === null ? null : (value as { [key: string]: unknown })[key])),
      pick,
    ),
  );
  return {
    schema: [{ name, ...OPTIONAL, num_children: keys.length }, ...cells.flatMap(({ schema }) => schema)],
    data: values.map((value, row) =>
      value === null ? null : Object.fromEntries(keys.map((key, i) => [key, cells[i]!.data[row]])),
    ),
  };
}
