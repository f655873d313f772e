import type { Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { fileError, inputError } from "../../errors.ts";
import type { RawRecord, RecordReader } from "./read-records.ts";

/** The columns that hold objects, for which a writer may have chosen a text of JSON. */
const OBJECTS: readonly string[] = ["payload", "affinities", "attributes"];

/**
 * Reads a Parquet file, one row group after another, each row as the object that a line of JSON would hold.
 *
 * Nulls of columns and structs are left out; a date is an RFC 3339 text, but Unix seconds in a column of its own; 64-bit
 * integers are numbers where these can hold them, else texts.
 */
export const readParquet: RecordReader = async (path, { hash, ifMissing }, onRecord) => {
  await hashFile(path, hash).catch((error) => {
    throw fileError(path, error, ifMissing);
  });
  let number = 0;
  for await (const row of rowsOf(path)) {
    number += 1;
    onRecord(number, () => toRecord(row));
  }
  if (number === 0) throw inputError(`${path}: is empty; at least one row is needed`);
};

async function* rowsOf(path: string): AsyncGenerator<RawRecord> {
  const file = await asyncBufferFromFile(path);
  const refuse = (cause: Error): never => {
    throw inputError(`${path}: cannot be read as Parquet (${cause.message}); write it again`, { cause });
  };
  const metadata = await parquetMetadataAsync(file).catch(refuse);
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    yield* await parquetReadObjects({ file, metadata, compressors, rowStart, rowEnd }).catch(refuse);
    rowStart = rowEnd;
  }
}

async function hashFile(path: string, hash: Hash): Promise<void> {
  hash.update("\0");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
}

function toRecord(row: RawRecord): RawRecord {
  return mapPresent(row, (value, column) => {
    if (value instanceof Date) return value.getTime() / 1000;
    return OBJECTS.includes(column) ? fromText(value) : toJson(value);
  });
}

/** The members that are there, each as a function makes it. */
function mapPresent(object: object, make: (value: unknown, key: string) => unknown): RawRecord {
  const present = Object.entries(object).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(present.map(([key, value]) => [key, make(value, key)]));
}

function fromText(value: unknown): unknown {
  if (typeof value !== "string") return toJson(value);
  try {
    return JSON.parse(value);
  } catch {
    return value; // what reads the column says that this is no object
  }
}

function toJson(value: unknown): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toJson);
  if (ArrayBuffer.isView(value)) return Array.from(value as Float32Array | BigInt64Array, toJson);
  return typeof value === "object" && value !== null ? mapPresent(value, toJson) : value;
}
