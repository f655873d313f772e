import { describe, expect, it } from "vitest";
import { floats } from "../../../src/engine/edge/tree.ts";
import { updateTree } from "../../../src/engine/edge/update-tree.ts";
import type { Update } from "../../../src/engine/server/update.ts";

const NO_FILTER = ["Filter", null, null, null, null];

describe("updateTree", () => {
  it.each<[update: Update, tree: unknown]>([
    [
      { upsert: { points: [{ id: 1, vector: [1], payload: { a: 1 } }], update_mode: "insert_only" } },
      [
        "UpdateOperation.upsert_points",
        ["[", ["Point", 1, floats([1]), ["=", { a: 1 }]]],
        null,
        ["UpdateMode.InsertOnly"],
      ],
    ],
    [{ delete: { points: [1, "u"] } }, ["UpdateOperation.delete_points", ["=", [1, "u"]]]],
    [{ delete: { filter: {} } }, ["UpdateOperation.delete_points_by_filter", NO_FILTER]],
    [
      { set_payload: { payload: { a: 1 }, key: "k", at: { points: [1] } } },
      ["UpdateOperation.set_payload", ["=", [1]], ["=", { a: 1 }], "k"],
    ],
    [
      { overwrite_payload: { payload: {}, at: { filter: {} } } },
      ["UpdateOperation.overwrite_payload_by_filter", NO_FILTER, ["=", {}]],
    ],
    [
      { delete_payload: { keys: ["a"], at: { points: [1] } } },
      ["UpdateOperation.delete_payload", ["=", [1]], ["=", ["a"]]],
    ],
    [{ clear_payload: { points: [1] } }, ["UpdateOperation.clear_payload", ["=", [1]]]],
    [
      { update_vectors: { points: [{ id: 1, vector: { a: [1] } }] } },
      ["UpdateOperation.update_vectors", ["[", ["PointVectors", 1, { a: floats([1]) }]], null],
    ],
    [
      { delete_vectors: { vector: ["a"], at: { points: [1] } } },
      ["UpdateOperation.delete_vectors", ["=", [1]], ["=", ["a"]]],
    ],
    [{ delete_index: { field_name: "a" } }, ["UpdateOperation.delete_field_index", "a"]],
    [
      { create_index: { field_name: "a", field_schema: { type: "float", on_disk: true } } },
      ["UpdateOperation.create_field_index", "a", ["FloatIndexParams", null, true, null]],
    ],
  ])("turns %j into its UpdateOperation", (update, tree) => {
    expect(updateTree(update)).toEqual(tree);
  });
});
