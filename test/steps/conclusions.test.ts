import { describe, expect, it } from "vitest";
import { createRandom } from "../../src/random.ts";
import { firstScreen } from "../../src/report/findings/first-screen.ts";
import type { Report } from "../../src/report/report.ts";
import { runSmallWorld, type SmallWorld } from "./smallest-worlds.ts";

/** Uniform in [0, 1), another for each user and item. */
const chance = (user: number, item: number) => createRandom(`${user}/${item}`)();

/** Not in the order of the items, nor in that of their vectors. */
const quality = (item: number) => ((item * 37 + 11) % 101) / 101;

/** 60 users who meet 40 of 60 items; the chance that one is relevant is a function of its quality and the part. */
function world(queries: number, relevance: (quality: number, isTest: boolean) => number): SmallWorld {
  return {
    ...{ items: 60, met: 40, users: queries, depths: [10, 20, 40], cutoff: 5, quality },
    label: (user, item, isTest) => (chance(user, item) < relevance(quality(item), isTest) ? 1 : 0),
  };
}

async function conclude(small: SmallWorld) {
  const { report } = await runSmallWorld(small);
  const codes = report.findings.map(({ code }) => code);
  return { report, codes, verdict: firstScreen(report.findings).verdict };
}

const find = <Code extends Report["findings"][number]["code"]>(report: Report, code: Code) =>
  report.findings.find((finding) => finding.code === code);

const liked = (value: number) => (value > 0.6 ? 0.8 : 0.05);

describe("a huge effect", () => {
  it("is found with 60 queries", async () => {
    const { report, codes, verdict } = await conclude(world(60, liked));
    expect(verdict).toBe("By P@5, formula ranks better than vector.");
    expect(codes[0]).toBe("better");
    expect(codes).not.toContain("worse-at-depths");
    expect(find(report, "better")).toMatchObject({ severity: "note", queries: 60, comparisons: 3 });
  });

  it.each([5, 12])("is not claimed with %i queries, which cannot tell the depth either", async (queries) => {
    const { report, codes, verdict } = await conclude(world(queries, liked));
    expect(verdict).toBe(`${queries} queries are too few to say whether formula ranks better than vector.`);
    expect(codes[0]).toBe("too-few-queries");
    expect(codes).toContain("cannot-tell-depth");
    expect(report.recommendation).toMatchObject({ isEnough: false, depth: 40 });
  });
});

it("claims nothing where labels are chance", async () => {
  const { report, codes, verdict } = await conclude(world(60, () => 0.3));
  expect(verdict).toBe("There is no measurable difference between formula and vector.");
  expect(codes[0]).toBe("no-measurable-difference");
  expect(codes).not.toContain("worse-at-depths");
  expect(report.comparisons.every(({ adjustedPValue }) => adjustedPValue > 0.05)).toBe(true);
});

it("claims nothing where an effect is too small to be seen, and says so", async () => {
  const { codes, report } = await conclude(world(40, (value) => 0.3 + 0.02 * value));
  expect(codes.slice(0, 2)).toEqual(["no-measurable-difference", "too-few-queries-below"]);
  expect(find(report, "too-few-queries-below")).toMatchObject({ difference: expect.any(Number) });
});

it("warns of a formula that learned the opposite of what the test asks, at every depth where it is worse", async () => {
  const { codes, report, verdict } = await conclude(
    world(60, (value, isTest) => (isTest ? liked(1 - value) : liked(value))),
  );
  expect(verdict).toBe("By P@5, formula ranks worse than vector.");
  expect(codes[0]).toBe("worse");
  expect(find(report, "worse-at-depths")).toMatchObject({
    ...{ severity: "warning", of: 3, elsewhereBetter: false },
    depths: expect.arrayContaining([report.recommendation.depth]),
  });
});

it("finds an effect through many ties, though the nearest items are any", async () => {
  const twoValued = (item: number) => (quality(item) > 0.6 ? 1 : 0);
  const { verdict, report } = await conclude({
    ...world(60, liked),
    ...{ quality: twoValued, vectorOf: () => [1, 0], depths: [20, 40], cutoff: 20 },
  });
  expect(verdict).toBe("By P@20, formula ranks better than vector.");
  expect(report.ties.some(({ queriesAffected }) => queriesAffected > 0)).toBe(true);
});
