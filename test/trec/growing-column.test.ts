import { expect, it } from "vitest";
import { Column } from "../../src/trec/growing-column.ts";

it("holds what was pushed, through all its growing", () => {
  const column = new Column((length) => new Float64Array(length));
  const numbers = Array.from({ length: 5000 }, (_, i) => i / 2);
  for (const number of numbers) column.push(number);
  expect(column.values()).toEqual(Float64Array.from(numbers));
});
