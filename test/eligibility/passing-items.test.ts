import { expect, it } from "vitest";
import { createPassingItems } from "../../src/eligibility/passing-items.ts";

const everyThird = (item: number) => item % 3 === 0;

it("asks every item once for each filter, and remembers what it said", () => {
  let asked = 0;
  const passing = createPassingItems(20);
  const ask = () =>
    passing("thirds", (item) => {
      asked += 1;
      return everyThird(item);
    });
  const { count, has } = ask();
  expect(count).toBe(7);
  expect(Array.from({ length: 20 }, (_, item) => item).filter(has!)).toEqual([0, 3, 6, 9, 12, 15, 18]);
  expect(ask()).toBe(ask());
  expect(asked).toBe(20);
});

it("remembers no more than the counts where memory is short", () => {
  const passing = createPassingItems(20, 3);
  expect(passing("a", everyThird).has).toBeDefined();
  expect(passing("b", everyThird)).toEqual({ count: 7, has: undefined });
});
