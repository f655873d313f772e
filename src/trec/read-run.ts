import type { Ranking } from "../domain.ts";
import type { ByteInterner } from "./byte-interner.ts";
import { parseDecimal } from "./parse-decimal.ts";
import { type ByQuery, type QueryRows, readByQuery } from "./read-by-query.ts";
import type { LineFormat } from "./read-rows.ts";

const format: LineFormat = {
  fields: "query Q0 item rank score tag",
  open: true,
  value: { at: 4, parse: parseDecimal, meaning: "the score must be a finite number" },
  witness: {
    at: 3,
    parse: parseRank,
    meaning: 'the rank must be a whole number (the columns are "query Q0 item rank score tag")',
  },
};

/**
 * Reads a TREC run, plain or gzip: what trec_eval reads, except that a score such as `abc` is an error here, where
 * trec_eval takes it for 0, and so are an infinite score and a rank that is not a whole number. As there, neither the
 * rank field nor the order of lines counts: the score, as a 64-bit number, does, and then the item's id in descending
 * byte order.
 *
 * @param items Numbers the ids of items; give the same to `readQrels`.
 * @throws HarnessError (input) naming the lines that do not fit, or that rank an item for a second time.
 */
export async function readRun(path: string, items: ByteInterner): Promise<ByQuery<Ranking>> {
  return readByQuery(path, format, items, (rows) => rank(rows, items));
}

function rank({ items, values }: QueryRows, names: ByteInterner): Ranking {
  if (values.every((score, i) => i === 0 || score < values[i - 1]!)) return { items, scores: values };
  const order = Int32Array.from(items.keys()).sort((a, b) =>
    values[a] === values[b] ? names.compare(items[b]!, items[a]!) : values[a]! < values[b]! ? 1 : -1,
  );
  return { items: order.map((i) => items[i]!), scores: Float64Array.from(order, (i) => values[i]!) };
}

function parseRank(bytes: Buffer, start: number, end: number): number {
  const rank = parseDecimal(bytes, start, end);
  return Number.isInteger(rank) ? rank : Number.NaN;
}
