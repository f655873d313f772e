import { expect, it } from "vitest";
import { keysOfMaps } from "../../src/features/keys-of-maps.ts";

it("collects the keys of all maps under the nested keys, sorted, and passes over what is no map", () => {
  const items = [{ b: 1, a: 0 }, ["c"], { c: null }, "d", null].map((map) => ({
    payload: { tastes: { topics: map } },
  }));
  expect(keysOfMaps([...items, { payload: {} }], ["tastes", "topics"])).toEqual(["a", "b", "c"]);
});
