import type { ColumnTable } from "arquero";
import { spreadsheetText } from "../spreadsheet-text.ts";

/**
 * The score table as CSV, a line a query of each system, depth and measure: for analysts. A query's id that a spreadsheet
 * would take for a formula gets an apostrophe before it.
 *
 * @example "system,depth,measure,query,value\nvector,20,P@10,ann,0.3\n"
 */
export function scoresCsv(scores: ColumnTable): string {
  return scores.toCSV({ format: { query: spreadsheetText } });
}
