import { expect, it } from "vitest";
import { positivesByItem } from "../../../src/analysis/bounds/positives-by-item.ts";
import type { Item } from "../../../src/domain.ts";

const item: Item = { id: 1, vector: new Float32Array(), payload: {} };

it("counts the positive ones among the given interactions, and no others", () => {
  const interactions = {
    user: Int32Array.of(0, 1, 2, 0, 1),
    item: Int32Array.of(2, 2, 2, 0, 0),
    label: Float64Array.of(5, 4, 3, 5, 5),
    time: new Float64Array(5),
    part: ["train", "train", "train", "train", "test"] as const,
  };
  const dataset = { items: [item, item, item], interactions, positiveFrom: 4 };
  expect(positivesByItem(dataset, Int32Array.of(0, 1, 2, 3))).toEqual(Float64Array.of(1, 0, 2));
});
