import { join } from "node:path";
import { HarnessError, inputError } from "../../errors.ts";
import { type ColumnPlan, planColumns, type RecordKeys } from "./column-plan.ts";
import type { ReadingContext } from "./reading-context.ts";
import type { RawRecord, Report } from "./row-source.ts";

/**
 * Reads the records of a file. What is wrong with a record goes to the context's problems as
 * `path:number: problem`, an unknown key at the first record that has it; a record whose keys are wrong is still offered,
 * so that all its problems are found. A table without a column that it needs is not read any further.
 *
 * @param name The file's name within the dataset's folder.
 * @param onRecord Called with each object, a way to report its problems, and how many records came before.
 * @returns Whether every record could be read.
 */
export async function readRecords(
  { folder, openRows, named, problems }: ReadingContext,
  name: string,
  keys: RecordKeys,
  onRecord: (record: RawRecord, report: Report, position: number) => void,
): Promise<boolean> {
  const path = join(folder, name);
  const known = [...keys.required, ...keys.optional];
  const met = new Set(known);
  const ifMissing = "Write it, or correct its name in dataset.json.";
  let number = 0;
  let position = 0;
  let isComplete = true;
  const report: Report = (problem) => problems.add(`${path}:${number}: ${problem}`);
  const take = (record: RawRecord) => {
    for (const key in record) {
      if (met.has(key)) continue;
      met.add(key);
      report(`${key} is not a known key; known are ${known.join(", ")}`);
    }
    for (const key of keys.required) {
      if (record[key] === undefined) report(`${key} is missing`);
    }
    onRecord(record, report, position);
  };
  try {
    const { plan, rows } = await openRows(name)(path, { ifMissing, planColumns: planColumns(keys, named) });
    checkColumns(path, plan, keys);
    for await (const batch of rows) {
      for (const row of batch) {
        number = row.number;
        const record = row.read(report);
        if (record === undefined) isComplete = false;
        else take(record);
        position += 1;
      }
    }
  } catch (error) {
    if (!(error instanceof HarnessError && error.code === "input")) throw error;
    error.problems.forEach(problems.add);
    isComplete = false;
  }
  return isComplete;
}

/** @throws HarnessError `input` where a table lacks a column that it needs. */
function checkColumns(
  path: string,
  { columns, constants, fieldOf }: ColumnPlan,
  { file, required }: RecordKeys,
): void {
  if (columns === undefined) return;
  const held = new Set([...columns.map((column) => fieldOf(column)?.replace(/\..*/, "")), ...constants]);
  const missing = required.filter((field) => !held.has(field));
  if (missing.length === 0) return;
  const shown = columns.map((column) => JSON.stringify(column)).join(", ");
  throw inputError(
    missing.map((field) => {
      const entry = `${JSON.stringify(field)}: "COLUMN"`;
      const columns = file === "interactions" ? entry : `${JSON.stringify(file)}: { ${entry} }`;
      return `${path}: no column holds the ${field}; there are ${shown}; name one in dataset.json: "columns": { ${columns} }`;
    }),
  );
}
