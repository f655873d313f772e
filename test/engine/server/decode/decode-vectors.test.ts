import { expect, it } from "vitest";
import { vector } from "../../../../src/engine/server/decode/decode-vectors.ts";
import type { Issue } from "../../../../src/engine/server/decode/format-error.ts";

it("takes several vectors of one length, and says which length is another", () => {
  const issues: Issue[] = [];
  expect(
    vector(
      [
        [1, 2],
        [3, 4],
      ],
      issues,
    ),
  ).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(issues).toEqual([]);
  vector([[1, 2], [3]], issues);
  expect(issues).toEqual([
    {
      path: "",
      text: "Validation error: all vectors must have the same dimension, found vector with dimension 1 [{}]",
    },
  ]);
});
