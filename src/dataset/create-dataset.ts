import type { z } from "zod";
import type { Dataset } from "../domain.ts";
import { inputError } from "../errors.ts";
import { createProblemList } from "../problem-list.ts";
import { validate } from "../read-json.ts";
import { filesManifest } from "./files/data-format.ts";
import { readDataset } from "./files/read-dataset-files.ts";
import { asRecord } from "./files/read-json-lines.ts";
import type { OpenRows, SourceRow } from "./files/row-source.ts";

/** What a dataset's manifest says, but for its files: see datasets/README.md. */
export type DatasetSettings = Omit<z.input<typeof filesManifest>, "kind" | "format" | "files">;

/** The records of a dataset, each as a line of its file has it; vectors may be typed arrays. */
export interface DatasetRecords {
  readonly items: readonly object[];
  readonly users: readonly object[];
  readonly interactions: readonly object[];
}

/**
 * Makes a dataset of records in memory, with the checks and the fingerprint that its files would have.
 *
 * @throws HarnessError `input` with all problems of the settings, or else all problems of the records, each as
 * `items:3: problem`, counted from 1.
 */
export async function createDataset(settings: DatasetSettings, records: DatasetRecords): Promise<Dataset> {
  const manifest = validate({ kind: "files", format: 1, ...settings }, filesManifest, "the dataset");
  const openRows = (name: string) => rowsOver(name, records[name as keyof DatasetRecords]);
  const files = { items: "items", users: "users", interactions: "interactions" };
  return readDataset({ folder: "", openRows, problems: createProblemList() }, files, manifest);
}

/** Records as the rows of a file. */
function rowsOver(name: string, records: readonly object[]): OpenRows {
  return async (_, { planColumns }) => {
    if (records.length === 0) throw inputError(`${name}: is empty; at least one record is needed`);
    const plan = planColumns();
    const rows = records.map(
      (record, i): SourceRow => ({
        number: i + 1,
        read: (report) => {
          const read = asRecord(JSON.parse(JSON.stringify(record, listsOfNumbers)), report);
          return read && plan.toRecord(read, report);
        },
      }),
    );
    return { plan, rows: asBatch(rows) };
  };
}

async function* asBatch(rows: readonly SourceRow[]): AsyncGenerator<readonly SourceRow[]> {
  yield rows;
}

/** Typed arrays as JSON has them. */
function listsOfNumbers(_key: string, value: unknown): unknown {
  return ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value;
}
