import { expect, it } from "vitest";
import { countEligible } from "../../../src/analysis/lists/count-eligible.ts";

const only =
  (...items: number[]) =>
  (item: number) =>
    items.includes(item);

it("counts items that any query may be given once", () => {
  expect(countEligible(3, [only(0), only(0, 2)])).toBe(2);
  expect(countEligible(3, [])).toBe(0);
});

it("asks no more queries once all items are known to be eligible", () => {
  const asked: string[] = [];
  const query = (name: string, items: number[]) => (item: number) => {
    asked.push(`${name}${item}`);
    return items.includes(item);
  };
  expect(countEligible(2, [query("a", [1]), query("b", [0]), query("c", [0, 1])])).toBe(2);
  expect(asked).toEqual(["a0", "a1", "b0"]);
});
