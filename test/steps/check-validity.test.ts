import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { rerank } from "../../src/retrieval/rank-by-formula.ts";
import { checkValidity } from "../../src/steps/check-validity.ts";
import { contract } from "../contract/engines.ts";
import { tinyRanking, tinyRun } from "./tiny-run.ts";

describe("on a collection of three shards", () => {
  let server: EmbeddedQdrant;
  beforeAll(async () => {
    server = await startEmbeddedQdrant({ engine: "reference" });
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it("finds up to three times the candidates, and what they change", async () => {
    await using run = await tinyRun(server.url, tinyRanking(), { shards: 3 });
    const { count, candidates, counts, effect } = (await checkValidity(run)).trust.shards;
    expect({ count, candidates }).toEqual({ count: 3, candidates: "per-shard" });
    expect(counts).toEqual(
      [10, 20].map((depth) => ({
        depth,
        fewest: 3 * depth,
        most: 3 * depth,
        above: run.split.queries.length,
      })),
    );
    expect(effect!.otherTop).toBeGreaterThan(0);
  });

  it("ranks as a single shard does where the candidates are the nearest of all", async () => {
    await using single = await tinyRun(server.url, tinyRanking());
    await using sharded = await tinyRun(server.url, tinyRanking(), { shards: 3 });
    const { queries } = sharded.split;
    for (const alone of single.runs.formula.runs) {
      const global = await rerank(
        { ...sharded.session, candidates: "global" },
        queries,
        sharded.ranking,
        alone.depth,
      );
      expect(global).toEqual(alone.rankings);
    }
  });

  it("compares the two also where the nearest of all are ranked", async () => {
    await using run = await tinyRun(server.url, tinyRanking(), { shards: 3 });
    const perShard = (await checkValidity(run)).trust.shards.effect!;
    const session = { ...run.session, candidates: "global" as const };
    const rankings = await rerank(session, run.split.queries, run.ranking, perShard.depth);
    const formula = { ...run.runs.formula, runs: [{ system: "formula", depth: perShard.depth, rankings }] };
    const runs = { ...run.runs, formula, treatment: formula };
    const { shards } = (await checkValidity({ ...run, session, runs })).trust;
    expect(shards.counts.every(({ above }) => above === 0)).toBe(true);
    expect(shards.effect).toEqual(perShard);
  });

  it("finds one shard as it should be", async () => {
    await using run = await tinyRun(server.url, tinyRanking());
    const { shards, seen, repeat, computedFrom } = (await checkValidity(run)).trust;
    expect(shards).toMatchObject({ count: 1, effect: undefined });
    expect(seen).toEqual({ excluded: false, candidates: 0, shown: 0 });
    expect(repeat).toEqual({
      queries: run.split.queries.length,
      changed: 0,
      changedWithoutTies: 0,
      unlikeJudged: 0,
    });
    expect(computedFrom).toBe("nothing");
  });

  it("finds training samples that know the test", async () => {
    await using run = await tinyRun(server.url, tinyRanking());
    const { user } = run.split.queries[0]!;
    const { items } = run.split.qrels[0]!;
    const samples = {
      ...run.samples,
      users: new Int32Array(items.length).fill(user),
      items,
      labels: new Float64Array(items.length).fill(1),
    };
    const { judgedSamples } = (await checkValidity({ ...run, samples })).trust;
    expect(judgedSamples.leaked).toBe(items.length);
  });
});

await contract("a formula that saturates", ({ url, isQdrant }) => {
  it("gives other results when it is sent again, for all scores are 1", async () => {
    await using run = await tinyRun(url, tinyRanking("sigmoid", 40));
    const { repeat } = (await checkValidity(run)).trust;
    // The reference engine breaks ties by id.
    if (isQdrant) expect(repeat.changed).toBeGreaterThan(0);
    expect(run.runs.treatment.runs[0]!.rankings[0]!.scores).toEqual(new Float32Array(10).fill(1));
  });

  it("gives the same again by its logit", async () => {
    await using run = await tinyRun(url, tinyRanking("logit", 40));
    expect((await checkValidity(run)).trust.repeat).toMatchObject({ changed: 0, unlikeJudged: 0 });
  });
});
