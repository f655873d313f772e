import { parseJson } from "../../parse-json.ts";
import { show } from "../../read-json.ts";
import { readTextLines } from "../../text-file/read-text-lines.ts";
import type { RawRecord, RecordReader, Report } from "./read-records.ts";

/** Reads a JSON Lines file, one object a line, as text or gzipped. */
export const readJsonLines: RecordReader = (path, options, onRecord) =>
  readTextLines(path, options, (text, line) => onRecord(line, (report) => parseObject(text, report)));

function parseObject(text: string, report: Report): RawRecord | undefined {
  let value: unknown;
  try {
    value = parseJson(text, { exactIntegers: true });
  } catch (error) {
    report((error as SyntaxError).message);
    return undefined;
  }
  return asRecord(value, report);
}

/** A value as a record, where it is an object. */
export function asRecord(value: unknown, report: Report): RawRecord | undefined {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as RawRecord;
  report(`must be a JSON object, got ${show(value)}`);
  return undefined;
}
