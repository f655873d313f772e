import type { IndexParams } from "../../server/payload-index.ts";
import { wrongInput } from "../../server/qdrant-error.ts";
import type { OrderBy } from "../../server/query.ts";
import { requirePath } from "../filter/compile-filter.ts";
import { toNumber } from "../filter/range.ts";
import type { Shard } from "../shard.ts";
import type { Hit } from "./hit.ts";

/**
 * Sorts points by a payload value, equal values by id. A point comes once for each of its values, and not at all where
 * it has none.
 *
 * @param slots In the order of the ids.
 * @returns hits with score 1 and their value, dates in microseconds.
 * @throws QdrantError 400 where the key has no index that knows an order.
 */
export function orderSlots(
  shard: Shard,
  { key, direction, start_from }: OrderBy,
  slots: readonly number[],
): Hit[] {
  const index = shard.indexOn(requirePath(key));
  if (index === undefined || !knowsOrder(index.params)) {
    throw wrongInput(
      `No range index for \`order_by\` key: \`${key}\`. Please create one to use \`order_by\`. Check https://qdrant.tech/documentation/concepts/indexing/#payload-index to see which payload schemas support Range conditions`,
    );
  }
  const sign = direction === "asc" ? 1 : -1;
  const start = start_from === undefined ? Number.NEGATIVE_INFINITY : sign * toNumber(start_from)!;
  const valuesOf = (slot: number) =>
    new Set(index.read(shard.payloadOf(slot)).map((value) => toNumber(value)!));
  return slots
    .flatMap((slot) => [...valuesOf(slot)].map((orderValue) => ({ ...shard.hit(slot, 1), orderValue })))
    .filter(({ orderValue }) => sign * orderValue >= start)
    .sort((a, b) => sign * (a.orderValue - b.orderValue));
}

function knowsOrder(params: IndexParams): boolean {
  if (params.type === "integer") return params.range !== false;
  return params.type === "float" || params.type === "datetime";
}
