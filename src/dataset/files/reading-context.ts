import type { Hash } from "node:crypto";
import type { ProblemList } from "../../problem-list.ts";
import type { NamedColumns } from "./column-plan.ts";
import type { OpenRows } from "./row-source.ts";

/** What the readers of one dataset's files share. */
export interface ReadingContext {
  readonly folder: string;
  /** What opens a file's rows, by its name. */
  readonly openRows: (name: string) => OpenRows;
  /** What the manifest says of columns. */
  readonly named: NamedColumns;
  /** Is fed every value that is read. */
  readonly hash: Hash;
  readonly problems: ProblemList;
}
