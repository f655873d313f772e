import { table } from "arquero";
import { z } from "zod";
import { createRandom } from "../random.ts";
import { spreadsheetText } from "../spreadsheet-text.ts";

/** The file of a report's folder that holds what was never judged. */
export const UNJUDGED_FILE = "unjudged.json";

const id = z.union([z.string(), z.number()]);

/** What that file holds: of each query, the unjudged items among the first k of any system. */
export const unjudgedFileSchema = z.strictObject({
  depth: z.number(),
  cutoff: z.number(),
  queries: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string().optional(),
      items: z.array(z.strictObject({ id, title: z.string().optional() })),
    }),
  ),
});

export type UnjudgedFile = z.output<typeof unjudgedFileSchema>;

/** How a pool is drawn. */
export interface PoolOptions {
  readonly seed: number;
  /** Draw so many queries; all where it is not given. */
  readonly queries?: number | undefined;
}

/**
 * A pool of items to be judged, as CSV with an empty `grade`: query by query in random order, and within a query in random
 * order, so that nobody who judges can tell which system ranked an item, or where.
 */
export function poolCsv({ queries: all }: UnjudgedFile, { seed, queries = all.length }: PoolOptions): string {
  const random = createRandom(`${seed}/pool`);
  const shuffled = <Value>(values: readonly Value[], count = values.length): Value[] => {
    const keyed = values.map((value) => ({ value, key: random() }));
    return keyed
      .sort((one, other) => one.key - other.key)
      .slice(0, count)
      .map(({ value }) => value);
  };
  const rows = shuffled(all, queries).flatMap((query) =>
    shuffled(query.items).map((item) => ({ query, item })),
  );
  return table({
    query: rows.map(({ query }) => spreadsheetText(query.id)),
    item: rows.map(({ item }) => spreadsheetText(String(item.id))),
    grade: rows.map(() => ""),
    text: rows.map(({ query }) => spreadsheetText(query.text ?? "")),
    title: rows.map(({ item }) => spreadsheetText(item.title ?? "")),
  }).toCSV();
}
