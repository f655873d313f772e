import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Part } from "../../domain.ts";
import { inputError, worldError } from "../../errors.ts";
import { createProblemList } from "../../problem-list.ts";
import { foldOfQuery } from "../folds.ts";
import { splitByLast } from "../split-by-last.ts";
import { partOfQuery } from "../split-by-query.ts";
import { type NamedColumns, ownColumns, planColumns, type RecordKeys } from "./column-plan.ts";
import { cutByTime } from "./cut-interactions.ts";
import type { FilesManifest } from "./data-format.ts";
import { readIdText, readTime } from "./fields.ts";
import { opener } from "./file-formats.ts";
import { namedColumns } from "./named-columns.ts";
import { readRecords } from "./read-records.ts";
import type { RawRecord } from "./row-source.ts";
import { settleFiles } from "./settle-files.ts";
import type { SplitRule } from "./split-format.ts";

/** What was written. */
export interface WrittenParts {
  /** The file's name in the dataset's folder. */
  readonly file: string;
  /** Which file of the manifest it takes the place of, and which split reads it. */
  readonly role: "interactions" | "users";
  readonly split: { readonly by: "part" | "fold" };
  /** Rows of each part or fold. */
  readonly counts: ReadonlyMap<string, number>;
}

const INTERACTIONS: RecordKeys = {
  file: "interactions",
  required: ["user", "item"],
  optional: ["label", "time", "propensity", "part"],
};
const USERS: RecordKeys = {
  file: "users",
  required: ["id"],
  optional: ["vector", "vectors", "text", "fold", "affinities", "attributes"],
};

/**
 * Writes beside a file of interactions, or of users, the same records as JSON Lines with the part, or the fold, of each, under
 * the names that the manifest gives their columns: before there are vectors, which then are computed of the train part alone.
 *
 * @returns What was written; the files of the dataset stay as they are.
 * @throws HarnessError `input` with all problems of the file, or where it has parts already; `world` when the disk fails.
 */
export async function writeParts(
  folder: string,
  manifest: FilesManifest,
  split: SplitRule,
): Promise<WrittenParts> {
  if (split.by === "part" || split.by === "fold") {
    throw inputError(
      `the split says that each record has its ${split.by}; say how to divide them: --by time, last or query`,
    );
  }
  const files = await settleFiles(folder, { ...manifest, split });
  const inFolds = split.by === "query" && "folds" in split;
  if (!inFolds && files.qrels !== undefined) {
    throw inputError(
      `${files.qrels.join(", ")} has no place for a part; divide the queries into folds: --by query --folds 5`,
    );
  }
  const [keys, name, key] = inFolds
    ? ([USERS, files.users, "fold"] as const)
    : ([INTERACTIONS, files.qrels === undefined ? files.interactions : "", "part"] as const);
  const named = namedColumns(manifest, files.items);
  const values = await valuesOf(folder, name, { keys, key, named }, split);

  const file = `${name.replace(/\.(jsonl|csv|tsv|parquet)(\.gz)?$/, "")}.${key}s.jsonl`;
  const draft = join(folder, `.${file}.${process.pid}`);
  try {
    await pipeline(linesOf(join(folder, name), { keys, key, named }, values), createWriteStream(draft));
    await rename(draft, join(folder, file));
  } catch (error) {
    await rm(draft, { force: true });
    throw worldError(`${join(folder, file)} cannot be written: ${(error as Error).message}`, {
      cause: error,
    });
  }
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return { file, role: inFolds ? "users" : "interactions", split: { by: key }, counts };
}

interface Place {
  readonly keys: RecordKeys;
  readonly key: "part" | "fold";
  readonly named: NamedColumns;
}

/** The part or the fold of each record, in the order of the file. */
async function valuesOf(
  folder: string,
  name: string,
  { keys, key, named }: Place,
  split: Exclude<SplitRule, { by: "part" | "fold" }>,
): Promise<readonly string[]> {
  const problems = createProblemList();
  const context = { folder, openRows: opener, named, hash: createHash("sha256"), problems };
  const ids: string[] = [];
  const numbers = new Map<string, number>();
  const user: number[] = [];
  const time: number[] = [];
  const byTime = split.by !== "query";
  const required = byTime ? [...keys.required, "time"] : keys.required;
  await readRecords(context, name, { ...keys, required }, (record, report) => {
    if (record[key] !== undefined) report(`has a ${key} already; leave it out, or go on with it`);
    const id = readIdText(keys.file === "users" ? "id" : "user", record.id ?? record.user, report) ?? "";
    ids.push(id);
    if (!numbers.has(id)) numbers.set(id, numbers.size);
    user.push(numbers.get(id)!);
    time.push(byTime ? (readTime("time", record.time, report) ?? Number.NaN) : Number.NaN);
  });
  problems.throwIfAny();
  if (split.by === "query") {
    if ("folds" in split) return ids.map((id) => String(foldOfQuery(id, split.folds)));
    return ids.map((id) => partOfQuery(id, split));
  }
  const columns = { user: Int32Array.from(user), time: Float64Array.from(time) };
  const parts: readonly Part[] =
    split.by === "last"
      ? splitByLast(columns, numbers.size, split)
      : cutByTime(columns, numbers.size, split, problems);
  problems.throwIfAny();
  return parts;
}

async function* linesOf(
  path: string,
  { keys, key, named }: Place,
  values: readonly string[],
): AsyncGenerator<string> {
  const { rows } = await opener(path)(path, { ifMissing: "", planColumns: planColumns(keys, named) });
  const own = ownColumns(keys.file, named.columns);
  let position = 0;
  for await (const batch of rows) {
    let text = "";
    for (const { read } of batch) {
      const record = read(() => {}) ?? {};
      const row = { ...asColumns(record, own), [key]: values[position] };
      text += `${JSON.stringify(row, (_, value) => (typeof value === "bigint" ? String(value) : value))}\n`;
      position += 1;
    }
    yield text;
  }
}

/** A record under the names of its columns, so that the same manifest reads it. */
function asColumns(record: RawRecord, own: { readonly [field: string]: unknown }): RawRecord {
  const entries = Object.entries(record).flatMap(([field, value]) => {
    const column = own[field];
    if (typeof column === "number") return []; // the manifest says it
    if (typeof column === "string") return [[column, value]];
    if (Array.isArray(column)) return Object.entries(Object(value));
    if (typeof column !== "object" || column === null) return [[field, value]];
    return Object.entries(Object(value)).map(([name, one]) => [(column as RawRecord)[name] ?? name, one]);
  });
  return Object.fromEntries(entries);
}
