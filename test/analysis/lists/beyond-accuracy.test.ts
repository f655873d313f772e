import { expect, it } from "vitest";
import { scoreLists } from "../../../src/analysis/lists/beyond-accuracy.ts";
import { listMeasures } from "../../../src/analysis/lists/beyond-accuracy-measures.ts";
import type { Interactions, Item } from "../../../src/domain.ts";
import { createRandom } from "../../../src/random.ts";
import { resample } from "../../../src/statistics/resample.ts";
import { ranking, relevant } from "../five-query-world.ts";

const topics = [{ jazz: 1 }, { rock: 1 }, { jazz: 2 }, {}, { jazz: "loud" }];
const items = topics.map((map, id): Item => ({ id, vector: new Float32Array(), payload: { topics: map } }));

/** User 0 met item 0 twice; users 0 to 3 met item 1. */
const interactions: Interactions = {
  user: Int32Array.of(0, 0, 0, 1, 2, 3),
  item: Int32Array.of(0, 0, 1, 1, 1, 1),
  label: new Float64Array(6),
  time: new Float64Array(6),
  part: Array.from({ length: 6 }, () => "train" as const),
};
const train = Int32Array.of(0, 1, 2, 3, 4, 5);
const dataset = { items, interactions };
const optionsOf = (queries: number) => ({
  ...{ cutoff: 2, catalogue: items.length, confidence: 0.95 },
  resamples: resample(queries, 100, createRandom("any")),
});

it("measures the first items of both systems, and no further ones", () => {
  const rankings = {
    control: [ranking(0, 2, 3), ranking(0, 2, 4)],
    treatment: [ranking(0, 1, 3), ranking(2, 1, 4)],
  };
  const measures = listMeasures(dataset, train, ["topics"], 2);
  expect(scoreLists(rankings, [relevant(0), relevant(3)], measures, optionsOf(2))).toEqual([
    {
      measure: "Coverage@2",
      control: 2 / 5,
      treatment: 3 / 5,
      left: expect.objectContaining({ ratio: 3 / 2 }),
    },
    // Of 4 users 1 met item 0, 4 met item 1, and item 2 counts as met by 1: 2, 0 and 2 bits.
    { measure: "Novelty@2", control: 2, treatment: 1 },
    // The short head of 5 items is item 1.
    {
      measure: "PopularityShare@2",
      control: 0,
      treatment: 1 / 2,
      left: { ratio: 1 / 2, low: 1 / 2, high: 1 / 2 },
    },
    // Items 0 and 2 are of one topic, item 1 of another.
    { measure: "ILD(of='topics')@2", control: 0, treatment: 1 },
  ]);
});

it("knows nothing of novelty and popularity without training, of diversity without pairs", () => {
  const names = (positions: Int32Array, cutoff: number) =>
    listMeasures(dataset, positions, ["topics"], cutoff).map(({ name }) => name);
  expect(names(Int32Array.of(), 2)).toEqual(["ILD(of='topics')@2"]);
  expect(names(train, 1)).toEqual(["Novelty@1", "PopularityShare@1"]);
});

it("takes what is no number in a topic map for nothing", () => {
  const rankings = { control: [ranking(0, 4)], treatment: [ranking(0, 2)] };
  const measures = listMeasures(dataset, Int32Array.of(), ["topics"], 2);
  expect(scoreLists(rankings, [relevant(0)], measures, optionsOf(1))[1]).toMatchObject({
    control: 1,
    treatment: 0,
  });
});
