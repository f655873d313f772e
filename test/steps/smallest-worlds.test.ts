import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/report/render-markdown.ts";
import { checkFinite } from "../../src/report/to-json.ts";
import { runSmallWorld, type SmallWorld } from "./smallest-worlds.ts";

const same = () => [1, 0];

describe("a report has finite numbers alone, and so does its text", () => {
  it.each<[string, SmallWorld]>([
    ["of few items", {}],
    ["of two users", { users: 2 }],
    ["where the prefetch is all items, and so is the list", { depths: [12], cutoff: 12 }],
    ["where every item has the same vector", { vectorOf: same, l2: 1 }],
    [
      "where no relevant item is retrieved",
      { items: 40, userVector: same, vectorOf: (i) => [i < 8 ? -1 : 1, scatter(i)] },
    ],
    [
      "where one query has a vector of zeros",
      { userVector: (user) => (user === 0 ? [0, 0] : [1, scatter(user)]) },
    ],
    [
      "where every test label is positive",
      { label: (user, item, isTest) => (isTest ? 1 : (user + item) % 2) },
    ],
    [
      "of propensities",
      { users: 20, propensity: 0.5, label: (user, item) => ((user * 3 + item * item) % 5 === 0 ? 1 : 0) },
    ],
    ["where the formula gains the same in every query", constantGain()],
  ])("%s", async (_, world) => {
    const { report, model, current } = await runSmallWorld(world);
    expect(() => checkFinite({ report, model, current })).not.toThrow();
    expect(renderMarkdown(report)).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe("a world that nothing can be learned or judged from is refused, with the reason", () => {
  it.each<[string, SmallWorld, string]>([
    ["one user", { users: 1 }, "has one query, and one alone cannot tell a difference from chance"],
    [
      "one item",
      { items: 1, met: 1, depths: [1], cutoff: 1 },
      "has no query: no user has a test interaction with a label of at least 1",
    ],
    ["only positives", { label: () => 1 }, "the training samples hold 24 positives and 0 negatives"],
    [
      "only negatives",
      { label: () => 0 },
      "has no query: no user has a test interaction with a label of at least 1",
    ],
    [
      "no positive in training",
      { label: (_user, _item, isTest) => (isTest ? 1 : 0) },
      "0 positives and 24 negatives",
    ],
    [
      "vectors of zeros",
      { userVector: () => [0, 0] },
      "training column score has the same value in all 24 samples",
    ],
    ["one quality", { quality: () => 3 }, "training column quality has the same value in all 24 samples"],
    [
      "a depth beyond the items",
      { depths: [13] },
      "ranking.depths asks for 13 candidates, but dataset small has 12 items",
    ],
    [
      "numbers beyond all weights",
      { quality: (i) => scatter(i) * 1e300 },
      "which no 32-bit weight can balance",
    ],
  ])("of %s", async (_, world, reason) => {
    await expect(runSmallWorld(world)).rejects.toThrow(
      expect.objectContaining({ code: "input", message: expect.stringContaining(reason) }),
    );
  });
});

it("says why there is no t where all differences are the same", async () => {
  const { report } = await runSmallWorld(constantGain());
  const [comparison] = report.comparisons;
  expect(comparison).toMatchObject({ measure: "P@1", controlMean: 0, treatmentMean: 1, difference: 1 });
  expect(comparison!.t).toEqual({
    problem: "all differences are the same, so a t test has no spread to judge by",
  });
});

function scatter(i: number): number {
  return ((i * 29 + 3) % 17) / 17;
}

/** Item 7 alone is relevant to everybody: the last by the vectors, the first by its quality. */
function constantGain(): SmallWorld {
  return {
    items: 8,
    met: 8,
    userVector: same,
    vectorOf: (item) => [Math.cos(item / 10), Math.sin(item / 10)],
    quality: (item) => (item === 7 ? 9 : item % 2),
    label: (user, item, isTest) => (isTest ? Number(item === 7) : (item + Number(user === 0)) % 2),
    depths: [8],
    cutoff: 1,
  };
}
