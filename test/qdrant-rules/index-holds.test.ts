import { describe, expect, test } from "vitest";
import { INDEX_HOLDS, type IndexType } from "../../src/qdrant-rules/index-holds.ts";

const UUID = "550e8400-e29b-41d4-a716-446655440000";
const PLACE = { lon: 13.4, lat: 52.5 };
const values = [null, true, 3, 1.5, 1e300, "red", "2025-01-01", UUID, PLACE, { lon: 0, lat: 91 }, [3], {}];

describe("INDEX_HOLDS", () => {
  test.each<[IndexType, unknown[]]>([
    ["integer", [3]],
    ["float", [3, 1.5, 1e300]],
    ["keyword", ["red", "2025-01-01", UUID]],
    ["text", ["red", "2025-01-01", UUID]],
    ["bool", [true]],
    ["datetime", ["2025-01-01"]],
    ["uuid", [UUID]],
    ["geo", [PLACE]],
  ])("an index of type %s holds %j of everything", (type, held) => {
    expect(values.filter(INDEX_HOLDS[type])).toEqual(held);
  });
});
