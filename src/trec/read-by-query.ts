import { createProblemList } from "../problem-list.ts";
import { ByteInterner } from "./byte-interner.ts";
import { type LineFormat, type Rows, readRows } from "./read-rows.ts";

/** What a file says about one query, in the order of its lines. */
export interface QueryRows {
  readonly query: string;
  readonly items: Int32Array;
  readonly values: Float64Array;
  /** Empty where the format has no such field. */
  readonly witnesses: Float64Array;
}

/** What a file says, query by query. */
export interface ByQuery<Value> {
  /** By the id of the query, in the order in which the file first names them. */
  readonly byQuery: ReadonlyMap<string, Value>;
  /** How many lines begin with `#` and were passed over. */
  readonly comments: number;
}

/**
 * Reads a file and brings the rows of each query together, which need not be neighbours in the file.
 *
 * @param items Numbers the ids of items.
 * @param convert Makes of the rows of a query what is wanted of them.
 * @throws HarnessError (input) naming the lines that do not fit the format, or that name an item again for its query.
 */
export async function readByQuery<Value>(
  path: string,
  format: LineFormat,
  items: ByteInterner,
  convert: (rows: QueryRows) => Value,
): Promise<ByQuery<Value>> {
  const queries = new ByteInterner();
  const rows = await readRows(path, format, queries, items);
  const { starts, order } = sortByQuery(rows, queries.size);
  const problems = createProblemList();
  const placeOf = new Int32Array(items.size).fill(-1);

  const groups = Array.from({ length: queries.size }, (_, query) => {
    const [start, end] = [starts[query]!, starts[query + 1]!];
    const group = {
      query: queries.name(query),
      items: new Int32Array(end - start),
      values: new Float64Array(end - start),
      witnesses: new Float64Array(rows.witness.length === 0 ? 0 : end - start),
    };
    for (let place = start; place < end; place++) {
      const row = order[place]!;
      const item = rows.item[row]!;
      group.items[place - start] = item;
      group.values[place - start] = rows.value[row]!;
      if (rows.witness.length > 0) group.witnesses[place - start] = rows.witness[row]!;
      if (placeOf[item]! >= start) {
        const before = rows.line[order[placeOf[item]!]!];
        problems.add(
          `${path}:${rows.line[row]}: query ${group.query} has item ${items.name(item)} already, on line ${before}; keep one`,
        );
      }
      placeOf[item] = place;
    }
    return group;
  });
  problems.throwIfAny();
  return {
    byQuery: new Map(groups.map((group) => [group.query, convert(group)])),
    comments: rows.comments,
  };
}

/** A counting sort: the rows of query q are `order[starts[q]]` … `order[starts[q + 1] − 1]`. */
function sortByQuery({ query }: Rows, queries: number): { starts: Int32Array; order: Int32Array } {
  const starts = new Int32Array(queries + 1);
  for (let row = 0; row < query.length; row++) starts[query[row]! + 1]!++;
  for (let q = 0; q < queries; q++) starts[q + 1]! += starts[q]!;
  const next = starts.slice();
  const order = new Int32Array(query.length);
  for (let row = 0; row < query.length; row++) order[next[query[row]!]!++] = row;
  return { starts, order };
}
