import type { ColumnTable } from "arquero";

/** What a spreadsheet would compute instead of showing it. */
const COMPUTED = /^[=+\-@\t\r](?!\d*\.?\d+$)/;

/**
 * The score table as CSV, a line a query of each system, depth and measure: for analysts. A query's id that a spreadsheet
 * would take for a formula gets an apostrophe before it.
 *
 * @example "system,depth,measure,query,value\nvector,20,P@10,ann,0.3\n"
 */
export function scoresCsv(scores: ColumnTable): string {
  const shown = (id: string) => (COMPUTED.test(id) ? `'${id}` : id);
  return scores.toCSV({ format: { query: shown } });
}
