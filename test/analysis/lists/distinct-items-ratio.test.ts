import { expect, it } from "vitest";
import { distinctItemsRatio } from "../../../src/analysis/lists/distinct-items-ratio.ts";
import { createRandom } from "../../../src/random.ts";
import { ranking } from "../five-query-world.ts";

it("is how many different items the treatment shows for each that the control shows", () => {
  const control = [ranking(0, 1, 8), ranking(2, 3, 9)];
  const treatment = [ranking(0, 1), ranking(0, 1)];
  expect(distinctItemsRatio({ control, treatment }, 2)?.ratio).toBe(2 / 4);
});

it("has the jackknife's interval of its logarithm", () => {
  // Shown to one query alone: control 2, 2; treatment 1, 0 of its two items, which is 1/2 − 2/4 and 0 − 2/4.
  const control = [ranking(0, 1), ranking(2, 3)];
  const treatment = [ranking(0, 1), ranking(1)];
  const width = 1.959963984540054 * Math.sqrt((1 / 2) * 2 * (1 / 4) * (1 / 4));
  const { low, high } = distinctItemsRatio({ control, treatment }, 2)!;
  expect(low).toBeCloseTo((1 / 2) * Math.exp(-width), 12);
  expect(high).toBeCloseTo((1 / 2) * Math.exp(width), 12);
});

it("is unknown where nothing is shown", () => {
  const [nothing, something] = [[ranking()], [ranking(1)]];
  expect(distinctItemsRatio({ control: nothing, treatment: something }, 2)).toBeUndefined();
  expect(distinctItemsRatio({ control: something, treatment: nothing }, 2)).toBeUndefined();
});

it("covers the ratio over other queries in most draws of them", () => {
  const random = createRandom("coverage");
  const popular = (items: number) => Math.floor(items * random() * random());
  const draw = () => {
    const listsOf = (items: number) =>
      Array.from({ length: 200 }, () => ranking(...new Set([0, 0, 0].map(() => popular(items)))));
    return distinctItemsRatio({ control: listsOf(900), treatment: listsOf(500) }, 3)!;
  };
  const draws = Array.from({ length: 200 }, draw);
  const centre = draws.reduce((sum, { ratio }) => sum + ratio, 0) / draws.length;
  const covered = draws.filter(({ low, high }) => low <= centre && centre <= high).length;
  expect(covered / draws.length).toBeGreaterThan(0.9);
});
