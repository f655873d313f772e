import { expect, it } from "vitest";
import { boolean } from "../../src/features/boolean.ts";
import { noVectors } from "./no-vectors.ts";

const isNew = boolean({ kind: "boolean", path: "flags.new" });
const user = { affinities: {} };

it("is 1 where the payload says true, and 0 where it says anything else", () => {
  const value = (flag: unknown) => isNew.value(user, { payload: { flags: { new: flag } } as never }, [0]);
  expect([true, [false, true], false, "true", 1, null, undefined].map(value)).toEqual([1, 1, 0, 0, 0, 0, 0]);
});

it("is a condition through a bool index", () => {
  expect(isNew.expression(user, noVectors)).toEqual({ key: "flags.new", match: { value: true } });
  expect(isNew.paths([])).toEqual([
    { path: "flags.new", keys: ["flags", "new"], index: "bool", access: "condition" },
  ]);
});
