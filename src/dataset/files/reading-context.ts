import type { Hash } from "node:crypto";
import type { ProblemList } from "../../problem-list.ts";
import type { RecordReader } from "./read-records.ts";

/** What the readers of one dataset's files share. */
export interface ReadingContext {
  readonly folder: string;
  /** What reads a file's records, by its name. */
  readonly readerOf: (name: string) => RecordReader;
  /** Is fed everything that is read. */
  readonly hash: Hash;
  readonly problems: ProblemList;
}
