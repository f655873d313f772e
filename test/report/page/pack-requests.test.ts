import { expect, it } from "vitest";
import { packRequests } from "../../../src/report/page/pack-requests.ts";

it("holds what requests share once", () => {
  const filter = { must: [{ key: "language", match: { value: "de" } }] };
  expect(packRequests([[{ limit: 1, filter }], [{ limit: 2, filter }, null]], 1000)).toEqual({
    parts: [
      { value: "de" },
      { key: "language", match: "@0" },
      ["@1"],
      { must: "@2" },
      { limit: 1, filter: "@3" },
      { limit: 2, filter: "@3" },
    ],
    values: [["@4"], ["@5", null]],
  });
});

it("tells texts that look like references from references", () => {
  expect(packRequests([["@0", "=AA"]], 1000).values).toEqual([["@@@0", "@@=AA"]]);
});

it("writes vectors as their bytes, and ids as they are", () => {
  const { parts } = packRequests(
    [
      [
        [1, 2, 3, 4, 5, 6, 7, 8],
        [0, 0.5, 0, 0, 0, 0, 0, 0],
      ],
    ],
    1000,
  );
  const bytes = Buffer.from(Float32Array.of(0, 0.5, 0, 0, 0, 0, 0, 0).buffer).toString("base64");
  expect(parts).toEqual([[1, 2, 3, 4, 5, 6, 7, 8], `=${bytes}`]);
});

it("leaves out what comes when the space is used up", () => {
  expect(packRequests([[{ a: 1 }], [{ b: 2 }, { c: 3 }], [{ d: 4 }]], 15).values).toEqual([
    ["@0"],
    ["@1", "@2"],
    [],
  ]);
});
