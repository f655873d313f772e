import { join } from "node:path";
import type { ItemId } from "../../domain.ts";
import { toPointId } from "../../point-id.ts";
import { ByteInterner } from "../../trec/byte-interner.ts";
import { readQrels } from "../../trec/read-qrels.ts";
import { fromTrecId, trecId } from "../../trec/write-trec.ts";
import { ABSENT, type Numbered, type UncutInteractions } from "./read-interactions.ts";
import type { ReadingContext } from "./reading-context.ts";

/**
 * Reads judgments in place of interactions: TREC qrels, whose queries are the ids of users and whose documents are the ids
 * of items. The label is the grade; times are not known.
 */
export async function readQrelsFile(
  { folder, problems }: ReadingContext,
  name: string,
  users: Numbered<string>,
  items: Numbered<ItemId>,
): Promise<UncutInteractions> {
  const path = join(folder, name);
  const documents = new ByteInterner();
  const read = await problems.collect(() => readQrels(path, documents));
  const [findUser, findItem] = [finder(users), finder(items)];
  const itemOf = Array.from({ length: documents.size }, (_, document) => findItem(documents.name(document)));
  const user: number[] = [];
  const item: number[] = [];
  const label: number[] = [];
  for (const [query, { items: judged, grades }] of read?.byQuery ?? []) {
    const position = findUser(query);
    if (position === undefined && users.isComplete) {
      problems.add(`${path}: query ${query} is not in ${users.file}`);
    }
    judged.forEach((document, i) => {
      const what = itemOf[document];
      if (what === undefined && items.onAbsent !== undefined) {
        items.onAbsent(documents.name(document));
      } else if (what === undefined && items.isComplete) {
        problems.add(
          `${path}: query ${query} judges ${documents.name(document)}, which is not in ${items.file}`,
        );
      }
      user.push(position ?? 0);
      item.push(what ?? (items.onAbsent === undefined ? 0 : ABSENT));
      label.push(grades[i]!);
    });
  }
  return {
    user: Int32Array.from(user),
    item: Int32Array.from(item),
    label: Float64Array.from(label),
    time: new Float64Array(user.length).fill(Number.NaN),
    part: undefined,
  };
}

/** Finds the position of an id as TREC files write it, or as it is; UUIDs in either case. */
function finder({ positions }: Numbered<ItemId>): (name: string) => number | undefined {
  const byName = new Map(Array.from(positions, ([id, position]) => [trecId(String(id)), position]));
  return (name) => byName.get(name) ?? positions.get(toPointId(fromTrecId(name)));
}
