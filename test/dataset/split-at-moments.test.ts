import { expect, it } from "vitest";
import { splitAtMoments } from "../../src/dataset/split-at-moments.ts";

it("cuts all users at the same moments, each of which begins the later part", () => {
  const time = Float64Array.of(30, 10, 19, 20, 29);
  expect(splitAtMoments({ time }, { tuneFrom: 20, testFrom: 30 })).toEqual([
    "test",
    "train",
    "train",
    "tune",
    "tune",
  ]);
});

it("has no tune where both moments are one", () => {
  const time = Float64Array.of(1, 2);
  expect(splitAtMoments({ time }, { tuneFrom: 2, testFrom: 2 })).toEqual(["train", "test"]);
});
