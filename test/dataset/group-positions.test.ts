import { expect, it } from "vitest";
import { groupPositions } from "../../src/dataset/group-positions.ts";

it("lists the positions of each key in ascending order, and an empty list for a key that is not there", () => {
  const groups = groupPositions(Int32Array.of(1, 0, 1, 3), 4);
  expect(groups.map((group) => Array.from(group))).toEqual([[1], [0, 2], [], [3]]);
});

it("makes no groups of nothing", () => {
  expect(groupPositions(new Int32Array(0), 0)).toEqual([]);
});
