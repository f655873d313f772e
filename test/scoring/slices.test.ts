import { describe, expect, it } from "vitest";
import type { Attribute } from "../../src/domain.ts";
import { type Slice, slicesByAttributes, slicesByTercile } from "../../src/scoring/slices.ts";

function readable(slices: readonly Slice[]) {
  return slices.map(({ attribute, value, members }) => [attribute, value, ...members]);
}

/** Users who differ by one attribute. */
function segmented(...values: Attribute[]) {
  return values.map((segment) => ({ segment }));
}

describe("slices by attributes", () => {
  it("are those of texts and booleans, in the order of names and values", () => {
    const users = [
      { plan: "pro", expert: true },
      { plan: "free", expert: false },
      { plan: "pro", expert: false },
      { plan: "free", expert: true },
    ];
    expect(readable(slicesByAttributes(users))).toEqual([
      ["expert", "false", 1, 2],
      ["expert", "true", 0, 3],
      ["plan", "free", 1, 3],
      ["plan", "pro", 0, 2],
    ]);
  });

  it("leave out queries without the attribute, and values of a single query", () => {
    const users = [...segmented("a", "b", "a", "b", "rare"), {}, undefined];
    expect(readable(slicesByAttributes(users))).toEqual([
      ["segment", "a", 0, 2],
      ["segment", "b", 1, 3],
    ]);
  });

  it("are none where all have the same value, or only one value is left", () => {
    expect(slicesByAttributes(segmented("a", "a", "a"))).toEqual([]);
    expect(slicesByAttributes(segmented("a", "a", "b"))).toEqual([]);
  });

  it("are none for numbers and lists, and for more than 12 values", () => {
    expect(slicesByAttributes(segmented(1, 1, 2, 2))).toEqual([]);
    expect(slicesByAttributes(segmented(["a"], ["a"], ["b"], ["b"]))).toEqual([]);
    const twice = (count: number) => Array.from({ length: 2 * count }, (_, i) => `value ${i % count}`);
    expect(slicesByAttributes(segmented(...twice(12)))).toHaveLength(12);
    expect(slicesByAttributes(segmented(...twice(13)))).toEqual([]);
  });
});

describe("slices by tercile", () => {
  it("have about the same size, and equal numbers together", () => {
    expect(readable(slicesByTercile("count", Int32Array.of(9, 0, 5, 0, 7, 1)))).toEqual([
      ["count", "0", 1, 3],
      ["count", "1 to 5", 2, 5],
      ["count", "7 to 9", 0, 4],
    ]);
  });

  it("are fewer where one number takes more than its third", () => {
    expect(readable(slicesByTercile("count", Int32Array.of(0, 0, 0, 0, 8, 9)))).toEqual([
      ["count", "0", 0, 1, 2, 3],
      ["count", "8 to 9", 4, 5],
    ]);
  });

  it("are none where all numbers are equal", () => {
    expect(slicesByTercile("count", new Int32Array(6))).toEqual([]);
  });
});
