import type { ParquetParsers } from "hyparquet";
import { parseJson } from "../../parse-json.ts";
import type { RawRecord, Report } from "./row-source.ts";

/** The fields that hold objects, for which a writer may have chosen a text of JSON. */
const OBJECTS: readonly string[] = ["payload", "affinities", "attributes", "vectors"];

/** A text of Parquet's JSON type, which is parsed where a message can name its row. */
class JsonText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A timestamp, whose microseconds a `Date` would cut off: times that differ must not become equal. */
class Timestamp {
  readonly micros: bigint;
  constructor(micros: bigint) {
    this.micros = micros;
  }
}

/** Bytes of a text column that are no text, which must not become another text. */
class NotText {
  readonly shown: string;
  constructor(bytes: Uint8Array) {
    this.shown = new TextDecoder().decode(bytes);
  }

  get problem(): string {
    return `has bytes that are not UTF-8, shown as \uFFFD in ${JSON.stringify(this.shown.slice(0, 40))}; write text`;
  }

  /** As the key of a map. */
  toString(): string {
    throw new Error(`a key ${this.problem}`);
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function toText(bytes: Uint8Array): string | NotText {
  try {
    return decoder.decode(bytes);
  } catch {
    return new NotText(bytes);
  }
}

/** How hyparquet makes values that `toRecord` understands. */
export const parsers: Partial<ParquetParsers> = {
  stringFromBytes: (bytes: Uint8Array | undefined) => bytes && toText(bytes),
  jsonFromBytes(bytes: Uint8Array | undefined) {
    const text = bytes && toText(bytes);
    return typeof text === "string" ? new JsonText(text) : text;
  },
  timestampFromMilliseconds: (millis) => new Timestamp(BigInt(millis) * 1000n),
  timestampFromMicroseconds: (micros) => new Timestamp(micros),
  timestampFromNanoseconds: (nanos) => new Timestamp(nanos / 1000n),
};

/**
 * The object that a line of JSON would hold in place of a row. Nulls of columns and structs are left out; a date is an
 * RFC 3339 text, but Unix seconds where it is the time. A 64-bit integer is a number where that is exact, else it stays as
 * it is, and so does a date that no text can hold, for the reader of the field to refuse.
 *
 * @param fieldOf The field that a column holds.
 */
export function toRecord(
  row: RawRecord,
  fieldOf: (column: string) => string | undefined,
  report: Report,
): RawRecord {
  return mapPresent(row, (value, column) => {
    const field = fieldOf(column) ?? "";
    try {
      if (field === "time" && value instanceof Timestamp) return Number(value.micros) / 1_000_000;
      if (field === "time" && value instanceof Date) return value.getTime() / 1000;
      return toJson(typeof value === "string" && OBJECTS.includes(field) ? new JsonText(value) : value);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      report(`${column}: ${error.message}`);
      return undefined;
    }
  });
}

/** The members that are there, each as a function makes it. */
function mapPresent(object: object, make: (value: unknown, key: string) => unknown): RawRecord {
  const present = Object.entries(object).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(present.map(([key, value]) => [key, make(value, key)]));
}

function toJson(value: unknown): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? value : value.toISOString();
  if (value instanceof Timestamp) return printMoment(value.micros);
  if (value instanceof NotText) throw new SyntaxError(value.problem);
  if (value instanceof JsonText) return parseJson(value.text, { exactIntegers: true });
  if (Array.isArray(value)) return value.map(toJson);
  if (ArrayBuffer.isView(value)) return Array.from(value as Float32Array | BigInt64Array, toJson);
  return typeof value === "object" && value !== null ? mapPresent(value, toJson) : value;
}

/** In RFC 3339, with microseconds where there are some, since Qdrant keeps them. */
function printMoment(micros: bigint): unknown {
  const rest = Number(((micros % 1000n) + 1000n) % 1000n);
  const text = toJson(new Date(Number((micros - BigInt(rest)) / 1000n)));
  return rest > 0 && typeof text === "string" ? text.replace("Z", `${String(rest).padStart(3, "0")}Z`) : text;
}
