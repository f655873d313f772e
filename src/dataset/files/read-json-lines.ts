import { show } from "../../read-json.ts";
import { readLines } from "../read-lines.ts";
import type { RawRecord, RecordReader, Report } from "./read-records.ts";

/** Reads a JSON Lines file, one object a line, as text or gzipped. */
export const readJsonLines: RecordReader = (path, options, onRecord) =>
  readLines(path, options, (text, line) => onRecord(line, (report) => parseObject(text, report)));

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
