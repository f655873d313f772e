import { parseJson } from "../../parse-json.ts";
import { show } from "../../read-json.ts";
import { readTextLines } from "../../text-file/read-text-lines.ts";
import type { OpenRows, RawRecord, Report, SourceRow } from "./row-source.ts";

/** Opens a JSON Lines file, one object a line, as text or gzipped. */
export const openJsonLines: OpenRows = async (path, { ifMissing, planColumns }) => {
  const plan = planColumns();
  async function* rows() {
    for await (const lines of readTextLines(path, { ifMissing })) {
      yield lines.map(
        ([text, number]): SourceRow => ({
          number,
          read: (report) => {
            const record = parseObject(text, report);
            return record && plan.toRecord(record, report);
          },
        }),
      );
    }
  }
  return { plan, rows: rows() };
};

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
