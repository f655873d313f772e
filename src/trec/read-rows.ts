import { inputError } from "../errors.ts";
import { createProblemList } from "../problem-list.ts";
import type { ByteInterner } from "./byte-interner.ts";
import { Column } from "./column.ts";
import { readLines } from "./read-lines.ts";

/** How the lines of one kind of file are laid out: the first field is the query's id, the third the item's. */
export interface LineFormat {
  /** The fields as a message shows them, one word each. */
  readonly fields: string;
  /** Whether a line may go on after its last field. */
  readonly open: boolean;
  /** Position of the field that holds a number, counted from 0. */
  readonly value: number;
  /** Reads that number; NaN where there is none. */
  readonly parse: (bytes: Buffer, start: number, end: number) => number;
  /** What must stand in that field, as a message says it. */
  readonly meaning: string;
}

/** The lines of a file in columns, in the order of the file. */
export interface Rows {
  readonly query: Int32Array;
  readonly item: Int32Array;
  readonly value: Float64Array;
  /** Where each row stands in the file, counted from 1. */
  readonly line: Int32Array;
}

/** Blanks, tabs, carriage returns and all else that is no more than a blank separate fields. */
const space = 0x20;
const hash = 0x23;

/**
 * Reads a file of fields with whitespace between them. Passes over blank lines and lines that begin with `#`, as
 * trec_eval 10 does.
 *
 * @param queries Numbers the ids of queries.
 * @param items Numbers the ids of items.
 * @throws HarnessError (input) naming the lines that do not fit the format.
 */
export async function readRows(
  path: string,
  format: LineFormat,
  queries: ByteInterner,
  items: ByteInterner,
): Promise<Rows> {
  const ints = (length: number) => new Int32Array(length);
  const [query, item, line] = [new Column(ints), new Column(ints), new Column(ints)];
  const value = new Column((length) => new Float64Array(length));
  const width = format.fields.split(" ").length;
  const [starts, ends] = [new Int32Array(width + 1), new Int32Array(width + 1)];
  const problems = createProblemList();

  await readLines(path, (bytes, start, end, number) => {
    const count = splitFields(bytes, start, end, starts, ends);
    if (count === 0 || bytes[starts[0]!] === hash) return;
    if (count < width || (count > width && !format.open)) {
      const seen = bytes.toString("utf8", start, Math.min(end, start + 100)).trim();
      return problems.add(
        `${path}:${number}: a line must be "${format.fields}", got ${JSON.stringify(seen)}`,
      );
    }
    const [from, to] = [starts[format.value]!, ends[format.value]!];
    const parsed = format.parse(bytes, from, to);
    if (Number.isNaN(parsed)) {
      const seen = JSON.stringify(bytes.toString("utf8", from, to));
      return problems.add(`${path}:${number}: ${format.meaning}, got ${seen}`);
    }
    query.push(queries.intern(bytes, starts[0]!, ends[0]!));
    item.push(items.intern(bytes, starts[2]!, ends[2]!));
    value.push(parsed);
    line.push(number);
  });
  problems.throwIfAny();
  const rows = { query: query.values(), item: item.values(), value: value.values(), line: line.values() };
  if (rows.line.length === 0) throw inputError(`${path} is empty; its lines must be "${format.fields}"`);
  return rows;
}

/** Finds where fields begin and end, as many as there is room for. @returns How many were found. */
function splitFields(
  bytes: Buffer,
  start: number,
  end: number,
  starts: Int32Array,
  ends: Int32Array,
): number {
  let count = 0;
  let i = start;
  while (count < starts.length) {
    while (i < end && bytes[i]! <= space) i++;
    if (i === end) break;
    starts[count] = i;
    while (i < end && bytes[i]! > space) i++;
    ends[count++] = i;
  }
  return count;
}
