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

/** The rankings of a run file. */
export interface RunFile extends ByQuery<Ranking> {
  /** Queries of 2 items and more in which the rank field puts these into the opposite order of the scores. */
  readonly reversed: number;
}

/**
 * Reads a TREC run, plain or gzip: what trec_eval reads, except that a score such as `abc` is an error here, where
 * trec_eval takes it for 0, and so are an infinite score and a rank that is not a whole number. As there, neither the
 * rank field nor the order of lines counts: the score, as a 64-bit number, does, and then the item's id in descending
 * byte order.
 *
 * @param items Numbers the ids of items; give the same to `readQrels`.
 * @throws HarnessError (input) naming the lines that do not fit, or that rank an item for a second time.
 */
export async function readRun(path: string, items: ByteInterner): Promise<RunFile> {
  let reversed = 0;
  const file = await readByQuery(path, format, items, (rows) => {
    const order = orderByScore(rows, items);
    if (runsAgainst(rows, order)) reversed++;
    return {
      items: order.map((i) => rows.items[i]!),
      scores: Float64Array.from(order, (i) => rows.values[i]!),
    };
  });
  return { ...file, reversed };
}

/** The rows of a query, best first. */
function orderByScore({ items, values }: QueryRows, names: ByteInterner): Int32Array {
  const order = Int32Array.from(items.keys());
  if (values.every((score, i) => i === 0 || score < values[i - 1]!)) return order;
  return order.sort((a, b) =>
    values[a] === values[b] ? names.compare(items[b]!, items[a]!) : values[a]! < values[b]! ? 1 : -1,
  );
}

/** Whether the ranks go from the worst to the best where the scores, which are not all tied, go down. */
function runsAgainst({ values, witnesses: ranks }: QueryRows, order: Int32Array): boolean {
  if (!(values[order[0]!]! > values[order.at(-1)!]!)) return false;
  return order.every((row, i) => i === 0 || ranks[row]! < ranks[order[i - 1]!]!);
}

function parseRank(bytes: Buffer, start: number, end: number): number {
  const rank = parseDecimal(bytes, start, end);
  return Number.isInteger(rank) ? rank : Number.NaN;
}
