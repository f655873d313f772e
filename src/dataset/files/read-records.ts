import { join } from "node:path";
import { HarnessError } from "../../errors.ts";
import { show } from "../../read-json.ts";
import { readLines } from "../read-lines.ts";
import type { ReadingContext } from "./reading-context.ts";

/** Says what is wrong with the record that is being read. */
export type Report = (problem: string) => void;

/** A line's JSON object, its keys known to be right and its values not yet. */
export type RawRecord = { readonly [key: string]: unknown };

/** The keys that a record of one file must and may have. */
export interface RecordKeys {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/**
 * Reads a JSON Lines file, one object a line. What is wrong with a line goes to the context's problems as
 * `path:line: problem`; a record whose keys are wrong is still offered, so that all its problems are found.
 *
 * @param name The file's name within the dataset's folder.
 * @param onRecord Called with each object and a way to report its problems.
 */
export async function readRecords(
  { folder, hash, problems }: ReadingContext,
  name: string,
  keys: RecordKeys,
  onRecord: (record: RawRecord, report: Report) => void,
): Promise<void> {
  const path = join(folder, name);
  const known = new Set([...keys.required, ...keys.optional]);
  let line = 0;
  const report: Report = (problem) => problems.add(`${path}:${line}: ${problem}`);
  try {
    await readLines(
      path,
      { hash, ifMissing: "Write it, or mend its name in dataset.json." },
      (text, number) => {
        line = number;
        const record = parseObject(text, report);
        if (record === undefined) return;
        for (const key in record) {
          if (!known.has(key)) report(`${key} is not a known key; a line here has ${[...known].join(", ")}`);
        }
        for (const key of keys.required) {
          if (record[key] === undefined) report(`${key} is missing`);
        }
        onRecord(record, report);
      },
    );
  } catch (error) {
    if (!(error instanceof HarnessError && error.code === "input")) throw error;
    error.problems.forEach(problems.add);
  }
}

function parseObject(text: string, report: Report): RawRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    report(describeBadJson(text, error as SyntaxError));
    return undefined;
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as RawRecord;
  report(`must be a JSON object, got ${show(value)}`);
  return undefined;
}

/** Python writes NaN and Infinity into JSON, which knows neither: the most likely reason deserves its own words. */
function describeBadJson(text: string, error: SyntaxError): string {
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|NaN|-?Infinity/g)) {
    if (!token.startsWith('"')) {
      return `${token} at column ${index + 1} is not a number in JSON; write a finite number or leave the line out`;
    }
  }
  return `is not valid JSON: ${error.message}`;
}
