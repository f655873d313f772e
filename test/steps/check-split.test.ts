import { expect, it } from "vitest";
import { splitDataset } from "../../src/dataset/split.ts";
import type { Dataset, Split } from "../../src/domain.ts";
import { checkSplit } from "../../src/steps/check-split.ts";
import { bareDataset } from "../dataset/bare-dataset.ts";

const dataset = bareDataset(
  "tiny",
  [1, 2, 3].map((id) => ({ id, vector: new Float32Array(1), payload: {} })),
  [],
);

const settings = {
  ranking: { depths: [1] },
  training: { source: "candidates" as const, depth: 1, objective: "logistic" as const, l2: 0 },
  statistics: { samples: 100, confidence: 0.95 },
};

function check(queries: number, depth: number, trainingDepth = 1, samples = 100) {
  const split: Split = {
    train: new Int32Array(),
    tune: new Int32Array(),
    queries: Array.from({ length: queries }, (_, user) => ({
      user,
      seen: new Int32Array(),
      excluded: new Int32Array(),
    })),
    qrels: [],
    dropped: { usersWithoutRelevantItems: 7, repeatedInteractions: 0 },
  };
  checkSplit(split, dataset, {
    ranking: { ...settings.ranking, depths: [depth] },
    training: { ...settings.training, depth: trainingDepth },
    statistics: { ...settings.statistics, samples },
  });
}

it("takes two queries and a prefetch of all items", () => {
  expect(() => check(2, 3)).not.toThrow();
});

it("refuses to judge without a query, and by one alone, which cannot be tested", () => {
  expect(() => check(0, 3)).toThrow("dataset tiny has no query: no user has");
  expect(() => check(1, 3)).toThrow("dataset tiny has one query, and one alone cannot tell a difference");
});

it("says where equal times leave the test to the order of the rows", () => {
  const timed: Dataset = {
    ...dataset,
    users: [{ id: "ada", vector: new Float32Array(1), affinities: {} }],
    interactions: {
      user: Int32Array.of(0, 0),
      item: Int32Array.of(0, 1),
      label: Float64Array.of(1, 0),
      time: Float64Array.of(7, 7),
      part: ["train", "test"],
    },
  };
  expect(() => checkSplit(splitDataset(timed), timed, settings)).toThrow(
    /check the parts and positiveFrom; 1 of 1 users are cut between interactions of equal time, where the order of the rows decides which are in the test$/,
  );
  const whole: Dataset = { ...timed, interactions: { ...timed.interactions, part: ["train", "train"] } };
  expect(() => checkSplit(splitDataset(whole), whole, settings)).toThrow(
    /; 1 of 1 users have all their interactions at one time, which stay in one part$/,
  );
});

it("refuses a prefetch that is deeper than there are items", () => {
  expect(() => check(2, 4)).toThrow("ranking.depths asks for 4 candidates, but dataset tiny has 3 items");
});

it("refuses a training that is deeper than there are items", () => {
  expect(() => check(2, 3, 4)).toThrow("training.depth asks for 4 candidates, but dataset tiny has 3 items");
});

it("refuses more resamples than memory holds", () => {
  expect(() => check(30_000, 3, 1, 100_000)).toThrow(
    "statistics.samples × queries must be at most 2147483648, got 100000 × 30000; draw fewer samples",
  );
});

it("refuses to learn from the judged pairs of qrels alone", () => {
  const judged: Dataset = { ...dataset, labelsFrom: "qrels" };
  const query = { user: 0, seen: new Int32Array(), excluded: new Int32Array() };
  const split: Split = { ...splitDataset(dataset), queries: [query, query] };
  const training = {
    source: "impressions" as const,
    objective: "logistic" as const,
    part: "train" as const,
    inversePropensity: false,
    l2: 0,
  };
  expect(() => checkSplit(split, judged, settings)).not.toThrow();
  expect(() => checkSplit(split, judged, { ...settings, training })).toThrow(
    /^training\.source is "impressions", but the labels of dataset tiny are qrels: .*; set "training": \{ "source": "candidates" \}$/,
  );
});
