import type { Hash } from "node:crypto";
import type { ProblemList } from "../../problem-list.ts";

/** What the readers of one dataset's files share. */
export interface ReadingContext {
  readonly folder: string;
  /** Is fed everything that is read. */
  readonly hash: Hash;
  readonly problems: ProblemList;
}
