import { expect, it } from "vitest";
import { compareShards, countCandidates } from "../../../src/analysis/validity/shard-check.ts";
import type { DepthRun } from "../../../src/domain.ts";
import { precision } from "../../../src/metrics/precision.ts";
import { createRandom } from "../../../src/random.ts";
import { resample } from "../../../src/statistics/resample.ts";
import { ranking, relevant } from "../five-query-world.ts";

const run = (...rankings: DepthRun["rankings"]): DepthRun => ({ system: "formula", depth: 2, rankings });
const global = run(ranking(1, 0), ranking(2, 3));
const perShard = run(ranking(7, 1, 0, 6), ranking(2, 8, 3));

it("counts the queries that ranked more candidates than the depth", () => {
  expect(countCandidates([global, perShard])).toEqual([
    { depth: 2, fewest: 2, most: 2, above: 0 },
    { depth: 2, fewest: 3, most: 4, above: 2 },
  ]);
});

it("says in how many queries the results change, and what that is worth", () => {
  const resamples = resample(2, 100, createRandom("any"));
  const effect = compareShards(global, perShard, [relevant(7), relevant(3)], precision(1), resamples, 0.95);
  expect(effect).toMatchObject({
    depth: 2,
    measure: "P@1",
    otherTop: 1,
    difference: 1 / 2,
    wins: 1,
    ties: 1,
  });
});
