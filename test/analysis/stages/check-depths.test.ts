import { expect, it } from "vitest";
import { checkDepths } from "../../../src/analysis/stages/check-depths.ts";
import type { DepthRun } from "../../../src/domain.ts";
import { ranking } from "../five-query-world.ts";

/** A run whose queries returned so many candidates. */
function run(depth: number, ...counts: number[]): DepthRun {
  return {
    system: "formula",
    depth,
    rankings: counts.map((count) => ranking(...Array(count).keys())),
  };
}

it("accepts a sweep in which every depth returned what was asked for", () => {
  expect(() => checkDepths([run(20, 20, 20), run(50, 50, 50)], [100, 100])).not.toThrow();
});

it("accepts fewer candidates where no more items are left for the query", () => {
  expect(() => checkDepths([run(20, 20, 20), run(50, 30, 50)], [30, 100])).not.toThrow();
});

it("accepts more candidates than the limit, which a sharded collection gives", () => {
  expect(() => checkDepths([run(20, 55), run(50, 130)], [300])).not.toThrow();
});

it("is an error where candidates are missing", () => {
  expect(() => checkDepths([run(20, 20, 18, 20)], [100, 100, 100])).toThrow(
    "the formula query of depth 20 returned fewer candidates in 1 of 3 queries, only 18 in one; see that the collection still holds every item",
  );
});

it("recognises the limit that Qdrant takes where none is given", () => {
  expect(() => checkDepths([run(20, 10, 10)], [100, 100])).toThrow(
    "only 10 in one; Qdrant returns 10 where a limit is left out: give the query and each of its prefetches a limit",
  );
});

it("is bad input where a deeper prefetch has nothing more to fetch", () => {
  const sweep = [run(20, 20, 20), run(50, 40, 30), run(90, 40, 30)];
  expect(() => checkDepths(sweep, [40, 30])).toThrow(
    expect.objectContaining({
      code: "input",
      message:
        "the formula queries of the depths 50 and 90 return equally many candidates: no query has more than 40 items to choose from; take 90 out of ranking.depths",
    }),
  );
});

it("is bad input, too, where the shallower prefetch took all that there is", () => {
  expect(() => checkDepths([run(20, 20, 20), run(50, 20, 20)], [20, 20])).toThrow(
    "take 50 out of ranking.depths",
  );
});

it("is an error where the depth has no effect", () => {
  expect(() => checkDepths([run(20, 50), run(50, 50)], [100])).toThrow(
    expect.objectContaining({
      code: "world",
      message:
        "the formula queries of the depths 20 and 50 return equally many candidates, so the limit of the prefetch has no effect; a sweep over depths would be empty",
    }),
  );
});
