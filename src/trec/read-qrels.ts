import type { Judgments } from "../domain.ts";
import type { ByteInterner } from "./byte-interner.ts";
import { parseDecimal } from "./parse-decimal.ts";
import { type ByQuery, type QueryRows, readByQuery } from "./read-by-query.ts";
import type { LineFormat } from "./read-rows.ts";

/** Below all of these is the number that says that there is no judgment. */
const greatestGrade = 0x7fffffff;

const format: LineFormat = {
  fields: "query iteration item grade",
  open: false,
  value: {
    at: 3,
    parse: parseGrade,
    meaning: `the grade must be a whole number from ${-greatestGrade} to ${greatestGrade}`,
  },
};

/**
 * Reads TREC qrels, plain or gzip: what trec_eval reads, except that a grade such as 0.5 is an error here, where
 * trec_eval takes it for 0.
 *
 * @param items Numbers the ids of items; give the same to `readRun`.
 * @throws HarnessError (input) naming the lines that do not fit, or that judge an item for a second time.
 */
export async function readQrels(path: string, items: ByteInterner): Promise<ByQuery<Judgments>> {
  return readByQuery(path, format, items, judge);
}

/** Sorts by item, as numbers that hold both the item and its place: a native sort, many times as fast as a comparator. */
function judge({ items, values }: QueryRows): Judgments {
  const count = items.length;
  const keys = new Float64Array(count);
  for (let place = 0; place < count; place++) keys[place] = items[place]! * count + place;
  keys.sort();
  const sorted = { items: new Int32Array(count), grades: new Float64Array(count) };
  for (let i = 0; i < count; i++) {
    const place = keys[i]! % count;
    sorted.items[i] = items[place]!;
    sorted.grades[i] = values[place]!;
  }
  return sorted;
}

function parseGrade(bytes: Buffer, start: number, end: number): number {
  const grade = parseDecimal(bytes, start, end);
  return Number.isInteger(grade) && Math.abs(grade) <= greatestGrade ? grade + 0 : Number.NaN;
}
