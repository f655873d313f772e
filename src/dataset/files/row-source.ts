import type { ColumnPlan, PlanColumns } from "./column-plan.ts";

/** Says what is wrong with the record that is being read. */
export type Report = (problem: string) => void;

/** An object of a file, its keys known to be right and its values not yet. */
export type RawRecord = { readonly [key: string]: unknown };

/** One row of a file: its number, by which messages name it, and what reads it or reports why it is none. */
export interface SourceRow {
  readonly number: number;
  readonly read: (report: Report) => RawRecord | undefined;
}

/** What a file in some format holds. */
export interface RowSource {
  /** What its columns hold. */
  readonly plan: ColumnPlan;
  /** In the order of the file, in batches of many: one at a time would take longer to wait for than to read. */
  readonly rows: AsyncIterable<readonly SourceRow[]>;
}

/**
 * Opens a file in one format. Its records have the names of fields as keys, whatever its columns are called.
 *
 * @param options.ifMissing What to do when the file is missing, as a sentence.
 * @param options.planColumns Says what the columns hold, by their names where the file has the same in all of its rows.
 * @throws HarnessError `input` when the file is missing, empty or in another format; `world` when the disk fails. So do the
 *   rows.
 */
export type OpenRows = (
  path: string,
  options: { readonly ifMissing: string; readonly planColumns: PlanColumns },
) => Promise<RowSource>;
