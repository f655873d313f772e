import { join } from "node:path";
import type { ItemId, Part } from "../../domain.ts";
import { readTextLines } from "../../text-file/read-text-lines.ts";
import { hashInteractions } from "./hash-records.ts";
import { type Numbered, readInteractions, type UncutInteractions } from "./read-interactions.ts";
import { readQrelsFile } from "./read-qrels-file.ts";
import type { ReadingContext } from "./reading-context.ts";
import type { SplitRule } from "./split-format.ts";

/** The files that hold the labels, one kind of them. */
export type LabelFiles =
  | { readonly interactions: string; readonly qrels?: undefined }
  | { readonly qrels: readonly string[] };

/** The columns of judgments in BEIR's layout. */
const BEIR_COLUMNS = { user: "query-id", item: "corpus-id", label: "score" };

/** The part of the judgments in a file of BEIR's layout, by its name; all others are the test's. */
const BEIR_PARTS: { readonly [name: string]: Part } = { train: "train", dev: "tune" };

/**
 * Reads what users did, or what somebody judged: interactions, TREC qrels, or judgments in BEIR's layout, whose parts are those
 * of their files.
 */
export async function readLabels(
  context: ReadingContext,
  files: LabelFiles,
  by: SplitRule["by"],
  users: Numbered<string>,
  items: Numbered<ItemId>,
): Promise<UncutInteractions> {
  const read =
    files.qrels === undefined
      ? await readInteractions(context, { name: files.interactions, by }, users, items)
      : concat(await readEach(files.qrels, (name) => readJudgments(context, name, users, items)));
  hashInteractions(context.hash, read);
  return read;
}

async function readJudgments(
  context: ReadingContext,
  name: string,
  users: Numbered<string>,
  items: Numbered<ItemId>,
): Promise<UncutInteractions> {
  if (!(await isBeir(join(context.folder, name)))) return readQrelsFile(context, name, users, items);
  const named = { ...context.named, columns: { ...BEIR_COLUMNS, ...context.named.columns } };
  const read = await readInteractions({ ...context, named }, { name, by: "query" }, users, items);
  const part = BEIR_PARTS[/([^/]*)\.tsv(\.gz)?$/.exec(name)![1]!] ?? "test";
  return { ...read, part: new Array<Part>(read.user.length).fill(part) };
}

/** Whether judgments have three columns with tabs between them; TREC's have four. A file that cannot be read has neither. */
async function isBeir(path: string): Promise<boolean> {
  if (!/\.tsv(\.gz)?$/.test(path)) return false;
  try {
    for await (const [first] of readTextLines(path, { ifMissing: "" }))
      return first![0].split("\t").length === 3;
  } catch {
    // whoever reads the whole file says what is wrong with it
  }
  return false;
}

async function readEach<Value>(
  names: readonly string[],
  read: (name: string) => Promise<Value>,
): Promise<Value[]> {
  const values: Value[] = [];
  for (const name of names) values.push(await read(name));
  return values;
}

function concat(reads: readonly UncutInteractions[]): UncutInteractions {
  if (reads.length === 1) return reads[0]!;
  return {
    user: Int32Array.from(reads.flatMap(({ user }) => Array.from(user))),
    item: Int32Array.from(reads.flatMap(({ item }) => Array.from(item))),
    label: Float64Array.from(reads.flatMap(({ label }) => Array.from(label))),
    time: Float64Array.from(reads.flatMap(({ time }) => Array.from(time))),
    part: reads.flatMap(({ part }) => part ?? []),
  };
}
