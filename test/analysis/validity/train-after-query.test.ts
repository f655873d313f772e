import { expect, it } from "vitest";
import { shareOfTrainAfterQueries } from "../../../src/analysis/validity/train-after-query.ts";
import type { Part } from "../../../src/domain.ts";

const interactions = (...rows: [user: number, part: Part, time: number][]) => ({
  user: Int32Array.from(rows, ([user]) => user),
  part: rows.map(([, part]) => part),
  time: Float64Array.from(rows, ([, , time]) => time),
});

it("counts what is later than the first test interaction of each query, and not what is at its moment", () => {
  const log = interactions([0, "train", 1], [1, "train", 2], [1, "train", 3], [0, "test", 2], [0, "test", 9]);
  expect(shareOfTrainAfterQueries(log, [{ user: 0 }], 2)).toBeCloseTo(1 / 3, 12);
});

it("is a mean over queries", () => {
  const log = interactions([0, "train", 1], [1, "train", 4], [0, "test", 2], [1, "test", 5]);
  expect(shareOfTrainAfterQueries(log, [{ user: 0 }, { user: 1 }], 2)).toBe((1 / 2 + 0) / 2);
});

it("leaves unknown times out, and is 0 where nothing is known", () => {
  const log = interactions(
    [0, "train", Number.NaN],
    [1, "train", 4],
    [0, "test", 2],
    [1, "test", Number.NaN],
  );
  expect(shareOfTrainAfterQueries(log, [{ user: 0 }, { user: 1 }], 2)).toBe(1);
  expect(shareOfTrainAfterQueries(log, [{ user: 1 }], 2)).toBe(0);
  expect(shareOfTrainAfterQueries(interactions([0, "test", 2]), [{ user: 0 }], 1)).toBe(0);
});
