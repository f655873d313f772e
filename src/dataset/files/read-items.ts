import { compareItemIds, type Item, type ItemId, type Payload } from "../../domain.ts";
import { checkPayload } from "./check-payload.ts";
import { readItemId, readObject, readVector } from "./fields.ts";
import { readRecords } from "./read-records.ts";
import type { ReadingContext } from "./reading-context.ts";

const KEYS = { required: ["id", "vector"], optional: ["payload"] };

/** The items of a file, and the position of each. */
export interface ReadItems {
  /** Ascending by id. */
  readonly items: readonly Item[];
  /** Position by id; also holds the ids of items whose other fields are wrong, so that one mistake is told once. */
  readonly positions: ReadonlyMap<ItemId, number>;
  /** Whether every record and its id could be read, so that an id which is not among them is in no record. */
  readonly isComplete: boolean;
}

/** Reads the items' file: `{"id": 7, "vector": [0.1, …], "payload": {…}}` a line. */
export async function readItems(
  context: ReadingContext,
  name: string,
  dimensions: number,
): Promise<ReadItems> {
  const items = new Map<ItemId, Item>();
  let hasIds = true;
  const isRead = await readRecords(context, name, KEYS, (record, report) => {
    const id = readItemId("id", record.id, report);
    const vector = readVector(record.vector, dimensions, report) ?? new Float32Array(dimensions);
    const payload = (readObject("payload", record.payload, report) ?? {}) as Payload;
    checkPayload(payload, report);
    if (id === undefined) {
      hasIds = false;
      return;
    }
    if (items.has(id)) report(`id ${id} was used before; ids must differ`);
    items.set(id, { id, vector, payload });
  });
  const sorted = [...items.values()].sort((a, b) => compareItemIds(a.id, b.id));
  const positions = new Map(sorted.map(({ id }, position) => [id, position]));
  return { items: sorted, positions, isComplete: isRead && hasIds };
}
