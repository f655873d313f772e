import { describe, expect, it } from "vitest";
import { findLabelGap, knowsLabels, type ScoredLabels } from "../../../src/analysis/validity/label-gap.ts";
import { createRandom } from "../../../src/random.ts";

const USERS = 100;

/** Ten rows a user. */
function draw(row: () => { score: number; label: number }, rowsOfItem = 1): ScoredLabels {
  const rows = Array.from({ length: USERS * 10 }, row);
  return {
    scores: Float64Array.from(rows, ({ score }) => score),
    labels: Float64Array.from(rows, ({ label }) => label),
    users: Int32Array.from(rows.keys(), (i) => i % USERS),
    items: Int32Array.from(rows.keys(), (i) => Math.floor(i / rowsOfItem)),
  };
}

/** Liked with the probability sigmoid(slope · value), the values spread evenly over [-reach, reach]. */
function honest(seed: string, slope: number, reach = 1): ScoredLabels {
  const random = createRandom(seed);
  return draw(() => {
    const score = (2 * random() - 1) * reach;
    return { score, label: random() < 1 / (1 + Math.exp(-slope * score)) ? 1 : 0 };
  });
}

const gapOf = (part: ScoredLabels, test: ScoredLabels) => findLabelGap(part, test, USERS, 0.95)!;

it("finds no gap between draws of one world", () => {
  const gap = gapOf(honest("train", 2), honest("test", 2));
  expect(gap.low).toBeLessThan(0);
  expect(gap.high).toBeGreaterThan(0);
  expect(knowsLabels(gap)).toBe(false);
});

it.each([1, -1])("finds a gap where scores hold a part of the labels, in the direction %d", (direction) => {
  const random = createRandom("leak");
  const leaking = draw(() => {
    const label = random() < 0.5 ? 1 : 0;
    return { score: direction * (label + random()), label };
  });
  const test = draw(() => ({ score: direction * 2 * random(), label: random() < 0.5 ? 1 : 0 }));
  const gap = gapOf(leaking, test);
  expect(direction * (gap.area - 0.5)).toBeGreaterThan(0.45);
  expect(gap.testArea).toBeCloseTo(0.5, 1);
  expect(gap.low).toBeGreaterThan(0.35);
  expect(knowsLabels(gap)).toBe(true);
});

it("takes no narrower choice of items for a gap: the same values mean the same in both", () => {
  const gap = gapOf(honest("train", 3, 2), honest("test", 3, 0.4));
  expect(gap.low).toBeGreaterThan(0.1);
  expect(gap.onTest!.slope).toBeGreaterThan(0.8);
  expect(knowsLabels(gap)).toBe(false);
});

it("takes no score that points the other way in the test for one that knew labels", () => {
  const gap = gapOf(honest("train", 3), honest("test", -3));
  expect(gap.low).toBeGreaterThan(0.3);
  expect(knowsLabels(gap)).toBe(false);
});

it("says nothing of one class, and nothing of fewer than 20 users", () => {
  const [train, test] = [honest("train", 2), honest("test", 2)];
  const liked = { ...test, labels: test.labels.map(() => 1) };
  expect(findLabelGap(train, liked, USERS, 0.95)).toBeUndefined();
  const few = (of: ScoredLabels) => ({ ...of, users: of.users.map((user) => user % 19) });
  expect(findLabelGap(few(train), few(test), USERS, 0.95)).toBeUndefined();
});

it("keeps the values of many equal scores in one bin", () => {
  const ofTwo = (seed: string) => {
    const random = createRandom(seed);
    return draw(() => {
      const score = random() < 0.3 ? 1 : 0;
      return { score, label: random() < 0.2 + 0.4 * score ? 1 : 0 };
    });
  };
  const gap = gapOf(ofTwo("train"), ofTwo("test"));
  expect(gap.onTest!.slope).toBeCloseTo(1, 0);
  expect(knowsLabels(gap)).toBe(false);
});

describe("of counts that are 0 for all items of the test", () => {
  const random = createRandom("new items");
  const label = () => (random() < 0.5 ? 1 : 0);
  const newItems = draw(() => ({ score: 0, label: label() }));

  it("finds one of the part's labels, which leave nothing to chance: each score says how many of three are 1", () => {
    let rest: number[] = [];
    let score = 0;
    const counted = draw(() => {
      if (rest.length === 0) {
        rest = [label(), label(), label()];
        score = rest[0]! + rest[1]! + rest[2]!;
      }
      return { score, label: rest.pop()! };
    }, 3);
    const gap = gapOf(counted, newItems);
    expect(gap).toMatchObject({ testArea: 0.5, onTest: undefined, dispersion: 0 });
    expect(knowsLabels(gap)).toBe(true);
  });

  it("does not find one of something else that tells as much", () => {
    let rows = 0;
    let score = 0;
    const honest = draw(() => {
      if (rows++ % 3 === 0) score = Math.floor(4 * random());
      return { score, label: random() < score / 4 + 0.1 ? 1 : 0 };
    }, 3);
    const gap = gapOf(honest, newItems);
    expect(gap.low).toBeGreaterThan(0.1);
    expect(gap.dispersion).toBeCloseTo(1, 0);
    expect(knowsLabels(gap)).toBe(false);
  });
});

it("has no slope where all scores of the test mean the same", () => {
  const same = draw(() => ({ score: 0, label: 1 }));
  const labels = same.labels.map((_, row) => row % 2);
  const gap = gapOf({ ...same, labels }, { ...same, labels });
  expect(gap.onTest).toBeUndefined();
  expect(knowsLabels(gap)).toBe(false);
});
