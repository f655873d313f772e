import { expect, it } from "vitest";
import { isBeyondSerde } from "../../../../src/engine/server/decode/beyond-serde.ts";

it("counts lists and maps, also behind a number, and empty ones too", () => {
  for (const [value, levels] of [
    [1, 0],
    [null, 0],
    [[], 1],
    [{ a: [1] }, 2],
    [[1, [2, [3]]], 3],
    [[{}, { a: {} }], 3],
  ] as const) {
    expect(isBeyondSerde(value, levels), JSON.stringify(value)).toBe(false);
    if (levels > 0) expect(isBeyondSerde(value, levels - 1), JSON.stringify(value)).toBe(true);
  }
});

it("refuses numbers that JavaScript reads as infinite", () => {
  expect(isBeyondSerde(JSON.parse("[1e308, -1e308, 1e-400]"), 1)).toBe(false);
  for (const text of ["1e400", "[1, -1e400]", '{"a": [1e309]}']) {
    expect(isBeyondSerde(JSON.parse(text), 9), text).toBe(true);
  }
});
