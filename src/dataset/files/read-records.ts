import type { Hash } from "node:crypto";
import { join } from "node:path";
import { HarnessError } from "../../errors.ts";
import type { ReadingContext } from "./reading-context.ts";

/** Says what is wrong with the record that is being read. */
export type Report = (problem: string) => void;

/** An object of a file, its keys known to be right and its values not yet. */
export type RawRecord = { readonly [key: string]: unknown };

/** The keys that a record of one file must and may have. */
export interface RecordKeys {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/**
 * Reads the records of a file in one format.
 *
 * @param options.ifMissing What to do when the file is missing, as a sentence.
 * @param options.hash Is fed what is read.
 * @param onRecord Called with each record's number, which starts at 1, and what reads it or reports why it is none.
 * @throws HarnessError `input` when the file is missing, empty or in another format; `world` when the disk fails.
 */
export type RecordReader = (
  path: string,
  options: { readonly ifMissing: string; readonly hash: Hash },
  onRecord: (number: number, read: (report: Report) => RawRecord | undefined) => void,
) => Promise<void>;

/**
 * Reads the records of a file. What is wrong with a record goes to the context's problems as
 * `path:number: problem`, an unknown key at the first record that has it; a record whose keys are wrong is still offered,
 * so that all its problems are found.
 *
 * @param name The file's name within the dataset's folder.
 * @param onRecord Called with each object and a way to report its problems.
 * @returns Whether every record could be read.
 */
export async function readRecords(
  { folder, readerOf, hash, problems }: ReadingContext,
  name: string,
  keys: RecordKeys,
  onRecord: (record: RawRecord, report: Report) => void,
): Promise<boolean> {
  const path = join(folder, name);
  const known = [...keys.required, ...keys.optional];
  const met = new Set(known);
  const options = { hash, ifMissing: "Write it, or correct its name in dataset.json." };
  let number = 0;
  let isComplete = true;
  const report: Report = (problem) => problems.add(`${path}:${number}: ${problem}`);
  try {
    await readerOf(name)(path, options, (current, read) => {
      number = current;
      const record = read(report);
      if (record === undefined) {
        isComplete = false;
        return;
      }
      for (const key in record) {
        if (met.has(key)) continue;
        met.add(key);
        report(`${key} is not a known key; known are ${known.join(", ")}`);
      }
      for (const key of keys.required) {
        if (record[key] === undefined) report(`${key} is missing`);
      }
      onRecord(record, report);
    });
  } catch (error) {
    if (!(error instanceof HarnessError && error.code === "input")) throw error;
    error.problems.forEach(problems.add);
    isComplete = false;
  }
  return isComplete;
}
