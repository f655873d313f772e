import type { NamedColumns } from "./column-plan.ts";
import type { FilesManifest } from "./data-format.ts";
import { isCorpus } from "./settle-files.ts";

/** What a manifest says of columns; in BEIR's layout `_id` is the id, and further keys of documents become payload. */
export function namedColumns(
  { columns, types }: Pick<FilesManifest, "columns" | "types">,
  items: string,
): NamedColumns {
  if (!isCorpus(items)) return { columns, types };
  const queries = { id: "_id", ...(columns.users ?? columns.queries) };
  return {
    columns: { ...columns, items: { id: "_id", ...columns.items }, users: queries },
    types,
    gatherKeys: true,
  };
}
