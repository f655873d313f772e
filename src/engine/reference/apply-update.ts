import type { ItemId, Payload } from "../../domain.ts";
import type { Filter } from "../server/filter.ts";
import { notFound } from "../server/qdrant-error.ts";
import type { Selection, Update } from "../server/update.ts";
import { compileFilter } from "./filter/compile-filter.ts";
import { mergePayload, removeFromPayload } from "./payload/payload-edit.ts";
import type { Shard } from "./shard.ts";

/** The points of a collection, spread over its shards. */
export interface Points {
  readonly shards: readonly Shard[];
  shardOf(id: ItemId): Shard;
}

/** A change of points; the payload indexes are the collection's. */
export type PointUpdate = Exclude<Update, { create_index: unknown } | { delete_index: unknown }>;

/**
 * Applies a change to the points: all of it, or nothing where it throws.
 *
 * @param version The number of the change, which becomes the version of every point that it touches.
 * @throws QdrantError 400 for a wrong vector or path; 404 for a point that is not there, though it has to be.
 */
export function applyUpdate(points: Points, update: PointUpdate, version: number): void {
  if ("upsert" in update) {
    upsert(points, update.upsert, version);
  } else if ("update_vectors" in update) {
    updateVectors(points, update.update_vectors, version);
  } else if ("delete_vectors" in update) {
    deleteVectors(points, update.delete_vectors, version);
  } else if ("delete" in update) {
    for (const { shard, slot } of select(points, update.delete, { skipMissing: true })) shard.delete(slot);
  } else if ("set_payload" in update) {
    const { payload: fields, key, at } = update.set_payload;
    editPayloads(points, at, (payload) => mergePayload(payload, fields, key), version);
  } else if ("overwrite_payload" in update) {
    const { payload, at } = update.overwrite_payload;
    editPayloads(points, at, () => payload, version);
  } else if ("delete_payload" in update) {
    const { keys, at } = update.delete_payload;
    editPayloads(points, at, (payload) => keys.reduce(removeFromPayload, payload), version);
  } else {
    editPayloads(points, update.clear_payload, () => ({}), version);
  }
}

type Body<Name extends string> = Extract<PointUpdate, { [name in Name]: unknown }>[Name];

function upsert(points: Points, body: Body<"upsert">, version: number): void {
  const placed = body.points.map((point) => ({ point, shard: points.shardOf(point.id) }));
  for (const { point, shard } of placed) shard.check(point.vector);
  const mayReplace = pointFilter(body.update_filter);
  for (const { point, shard } of placed) {
    const slot = shard.slotOf(point.id);
    const isWanted =
      slot === undefined
        ? body.update_mode !== "update_only"
        : body.update_mode !== "insert_only" && mayReplace(shard, slot);
    if (isWanted) shard.put(point, version);
  }
}

function updateVectors(points: Points, body: Body<"update_vectors">, version: number): void {
  const mayReplace = pointFilter(body.update_filter);
  const placed = body.points.map(({ id, vector }) => ({ ...find(points, id), vector }));
  for (const { shard, vector } of placed) shard.check(vector);
  for (const { shard, slot, vector } of placed) {
    if (mayReplace(shard, slot)) shard.setVectors(slot, vector, version);
  }
}

function deleteVectors(points: Points, { vector: names, at }: Body<"delete_vectors">, version: number): void {
  for (const name of names) points.shards[0]!.store(name);
  for (const { shard, slot } of select(points, at)) {
    for (const name of names) shard.deleteVector(slot, name, version);
  }
}

function editPayloads(
  points: Points,
  at: Selection,
  edit: (payload: Payload) => Payload,
  version: number,
): void {
  const edited = select(points, at).map(({ shard, slot }) => ({
    shard,
    slot,
    payload: edit(shard.payloadOf(slot)),
  }));
  for (const { shard, slot, payload } of edited) shard.setPayload(slot, payload, version);
}

interface Place {
  readonly shard: Shard;
  readonly slot: number;
}

function select(points: Points, at: Selection, { skipMissing = false } = {}): Place[] {
  if ("filter" in at) {
    const passes = pointFilter(at.filter);
    return points.shards.flatMap((shard) =>
      shard.slots.filter((slot) => passes(shard, slot)).map((slot) => ({ shard, slot })),
    );
  }
  const wanted = skipMissing
    ? at.points.filter((id) => points.shardOf(id).slotOf(id) !== undefined)
    : at.points;
  return wanted.map((id) => find(points, id));
}

function find(points: Points, id: ItemId): Place {
  const shard = points.shardOf(id);
  const slot = shard.slotOf(id);
  if (slot === undefined) throw notFound(`No point with id ${id} found`);
  return { shard, slot };
}

/** A filter for points of several shards, compiled once for each. */
function pointFilter(filter: Filter = {}): (shard: Shard, slot: number) => boolean {
  const tests = new Map<Shard, ReturnType<typeof compileFilter>>();
  return (shard, slot) => {
    const test = tests.get(shard) ?? compileFilter(filter, shard);
    tests.set(shard, test);
    return test(shard.payloadOf(slot), slot);
  };
}
