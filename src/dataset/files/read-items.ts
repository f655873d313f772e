import { compareItemIds, type Item, type ItemId, type Payload } from "../../domain.ts";
import { toPointId } from "../../point-id.ts";
import { parseUuid } from "../../qdrant-rules/parse-uuid.ts";
import { checkPayload } from "./check-payload.ts";
import type { RecordKeys } from "./column-plan.ts";
import { readIdText, readObject, readText } from "./fields.ts";
import { hashItems } from "./hash-records.ts";
import { readRecords } from "./read-records.ts";
import { type DeclaredVectors, readVectors, vectorKeys } from "./read-vectors.ts";
import type { ReadingContext } from "./reading-context.ts";
import { openVectorFiles } from "./vector-files.ts";

/** What an item is called where that is not the id of its point. */
function keyOf(id: ItemId, name: string): Pick<Item, "key"> {
  return String(id) === name || parseUuid(name) === id ? {} : { key: name };
}

/** The items of a file, and the position of each. */
export interface ReadItems {
  /** Ascending by id. */
  readonly items: readonly Item[];
  /** Position by id; also holds the ids of items whose other fields are wrong, so that one mistake is told once. */
  readonly positions: ReadonlyMap<ItemId, number>;
  /** Whether every record and its id could be read, so that an id which is not among them is in no record. */
  readonly isComplete: boolean;
}

/** Reads the items' file: `{"id": 7, "vector": [0.1, …], "title": "…", "payload": {…}}` a line. */
export async function readItems(
  context: ReadingContext,
  name: string,
  declared: DeclaredVectors,
): Promise<ReadItems> {
  const items = new Map<ItemId, Item>();
  const { required, optional } = vectorKeys(declared);
  const external = await openVectorFiles(context, declared, toPointId);
  const keys: RecordKeys = {
    file: "items",
    required: ["id", ...(external.hasUnnamed ? [] : required)],
    optional: [...(external.hasUnnamed ? required : []), ...optional, "title", "payload"],
  };
  let hasIds = true;
  let records = 0;
  const isRead = await readRecords(context, name, keys, (record, report, position) => {
    records = position + 1;
    const name = readIdText("id", record.id, report);
    const id = name === undefined ? undefined : toPointId(name);
    const vectors = readVectors(external.attach(record, id, position, report), declared, report);
    const title = readText("title", record.title, report);
    const payload = (readObject("payload", record.payload, report) ?? {}) as Payload;
    checkPayload(payload, report);
    if (name === undefined || id === undefined) {
      hasIds = false;
      return;
    }
    if (items.has(id)) report(`id ${name} was used before; ids must differ`);
    items.set(id, { id, ...keyOf(id, name), ...vectors, ...(title === undefined ? {} : { title }), payload });
  });
  if (isRead) external.finish(records);
  const sorted = [...items.values()].sort((a, b) => compareItemIds(a.id, b.id));
  hashItems(context.hash, sorted);
  const positions = new Map(sorted.map(({ id }, position) => [id, position]));
  return { items: sorted, positions, isComplete: isRead && hasIds };
}
