import type { Point, Selection, Update } from "../server/update.ts";
import { filterTree } from "./filter-tree.ts";
import { indexTree } from "./index-tree.ts";
import { list, literal, type Tree } from "./tree.ts";
import { pointVectorsTree } from "./vector-tree.ts";

const MODES = { upsert: "Upsert", insert_only: "InsertOnly", update_only: "UpdateOnly" } as const;

/** A change as `qdrant_edge.UpdateOperation`. */
export function updateTree(update: Update): Tree {
  if ("upsert" in update) {
    const { points, update_filter, update_mode } = update.upsert;
    const condition = update_filter ? filterTree(update_filter) : null;
    return operation("upsert_points", list(points.map(pointTree)), condition, [
      `UpdateMode.${MODES[update_mode]}`,
    ]);
  }
  if ("delete" in update) return selected("delete_points", update.delete);
  if ("set_payload" in update) {
    const { payload, key, at } = update.set_payload;
    return selected("set_payload", at, literal(payload), key ?? null);
  }
  if ("overwrite_payload" in update) {
    return selected(
      "overwrite_payload",
      update.overwrite_payload.at,
      literal(update.overwrite_payload.payload),
    );
  }
  if ("delete_payload" in update) {
    return selected("delete_payload", update.delete_payload.at, literal(update.delete_payload.keys));
  }
  if ("clear_payload" in update) return selected("clear_payload", update.clear_payload);
  if ("update_vectors" in update) {
    const { points, update_filter } = update.update_vectors;
    const trees = points.map(({ id, vector }): Tree => ["PointVectors", id, pointVectorsTree(vector)]);
    return operation("update_vectors", list(trees), update_filter ? filterTree(update_filter) : null);
  }
  if ("delete_vectors" in update) {
    return selected("delete_vectors", update.delete_vectors.at, literal(update.delete_vectors.vector));
  }
  if ("create_index" in update) {
    const { field_name, field_schema } = update.create_index;
    return operation("create_field_index", field_name, indexTree(field_schema));
  }
  return operation("delete_field_index", update.delete_index.field_name);
}

function operation(name: string, ...args: Tree[]): Tree {
  return [`UpdateOperation.${name}`, ...args];
}

function selected(name: string, at: Selection, ...args: Tree[]): Tree {
  return "points" in at
    ? operation(name, literal(at.points), ...args)
    : operation(`${name}_by_filter`, filterTree(at.filter), ...args);
}

function pointTree({ id, vector, payload }: Point): Tree {
  return ["Point", id, pointVectorsTree(vector), literal(payload ?? null)];
}
