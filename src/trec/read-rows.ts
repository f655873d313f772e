import { inputError } from "../errors.ts";
import { createProblemList } from "../problem-list.ts";
import { readLines } from "../text-file/read-lines.ts";
import type { ByteInterner } from "./byte-interner.ts";
import { Column } from "./growing-column.ts";

/** How the lines of one kind of file are laid out: the first field is the query's id, the third the item's. */
export interface LineFormat {
  /** The fields as a message shows them, one word each. */
  readonly fields: string;
  /** Whether a line may go on after its last field. */
  readonly open: boolean;
  /** The field whose number counts. */
  readonly value: NumberField;
  /** A field whose number does not count, but shows whether the columns are as they should be. */
  readonly witness?: NumberField;
}

/** A field that must hold a number. */
export interface NumberField {
  /** Its position, counted from 0. */
  readonly at: number;
  /** Reads the number; NaN where there is none, or another than is allowed. */
  readonly parse: (bytes: Buffer, start: number, end: number) => number;
  /** What must be there, as a message says it. */
  readonly meaning: string;
}

/** The lines of a file in columns, in the order of the file. */
export interface Rows {
  readonly query: Int32Array;
  readonly item: Int32Array;
  readonly value: Float64Array;
  /** Empty where the format has no such field. */
  readonly witness: Float64Array;
  /** The line of each row in the file, counted from 1. */
  readonly line: Int32Array;
  /** How many lines begin with `#` and were passed over. */
  readonly comments: number;
}

/** Blanks, tabs and all else that is no more than a blank separate fields. */
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
  const doubles = (length: number) => new Float64Array(length);
  const [value, witness] = [new Column(doubles), new Column(doubles)];
  const width = format.fields.split(" ").length;
  const [starts, ends] = [new Int32Array(width + 1), new Int32Array(width + 1)];
  const problems = createProblemList();
  let comments = 0;

  const readNumber = ({ at, parse, meaning }: NumberField, bytes: Buffer, number: number): number => {
    const parsed = parse(bytes, starts[at]!, ends[at]!);
    if (Number.isNaN(parsed)) {
      const seen = JSON.stringify(bytes.toString("utf8", starts[at], ends[at]));
      problems.add(`${path}:${number}: ${meaning}, got ${seen}`);
    }
    return parsed;
  };

  await readLines(path, { ifMissing: "Check the path.", pipes: true }, (bytes, start, end, number) => {
    const count = splitFields(bytes, start, end, starts, ends);
    if (count === 0) return;
    if (bytes[starts[0]!] === hash) {
      comments++;
      return;
    }
    if (count < width || (count > width && !format.open)) {
      const seen = bytes.toString("utf8", start, Math.min(end, start + 100)).trim();
      return problems.add(
        `${path}:${number}: a line must be "${format.fields}", got ${JSON.stringify(seen)}`,
      );
    }
    const parsed = readNumber(format.value, bytes, number);
    if (Number.isNaN(parsed)) return;
    if (format.witness !== undefined) {
      const seen = readNumber(format.witness, bytes, number);
      if (Number.isNaN(seen)) return;
      witness.push(seen);
    }
    query.push(queries.intern(bytes, starts[0]!, ends[0]!));
    item.push(items.intern(bytes, starts[2]!, ends[2]!));
    value.push(parsed);
    line.push(number);
  });
  problems.throwIfAny();
  if (line.values().length === 0) throw inputError(`${path} is empty; its lines must be "${format.fields}"`);
  return {
    query: query.values(),
    item: item.values(),
    value: value.values(),
    witness: witness.values(),
    line: line.values(),
    comments,
  };
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
