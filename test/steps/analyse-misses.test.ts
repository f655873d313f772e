import { mean } from "simple-statistics";
import { afterAll, beforeAll, expect, it } from "vitest";
import { relevantItems } from "../../src/analysis/rankings/relevant-items.ts";
import type { HitOutcome } from "../../src/analysis/stages/hit-outcomes.ts";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { retrieveCandidates } from "../../src/retrieval/search-session.ts";
import { analyseMisses } from "../../src/steps/analyse-misses.ts";
import { tinyRanking, tinyRun } from "./tiny-run.ts";

let server: EmbeddedQdrant;
let run: Awaited<ReturnType<typeof tinyRun>>;
let explained: Awaited<ReturnType<typeof analyseMisses>>;
beforeAll(async () => {
  server = await startEmbeddedQdrant({ engine: "reference" });
  run = await tinyRun(server.url, tinyRanking());
  explained = await analyseMisses(run);
});
afterAll(async () => {
  await run[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

it("says of every relevant item of every query what became of it", () => {
  const relevant = run.split.qrels.reduce((sum, judgments) => sum + relevantItems(judgments).length, 0);
  const { counts, depth, cutoff } = explained.missed;
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(relevant);
  expect(counts["lost-by-search"]).toBe(0);
  expect({ depth, cutoff }).toEqual({ depth: run.depth, cutoff: 5 });
});

it("sees a near item that the search did not return", async () => {
  const { split, pool, runs, depth } = run;
  const [nearest] = pool.nearest;
  const query = split.qrels.findIndex((judgments, i) =>
    nearest.rankings[i]!.items.subarray(0, depth).some((item) => judgments.items.includes(item)),
  );
  const missed = nearest.rankings[query]!.items.find((item) => split.qrels[query]!.items.includes(item))!;
  const reranked = runs.treatment.runs.map((one) => ({
    ...one,
    rankings: one.rankings.map(({ items, scores }, i) =>
      i === query
        ? {
            items: items.filter((item) => item !== missed),
            scores: scores.filter((_, rank) => items[rank] !== missed),
          }
        : { items, scores },
    ),
  }));
  const treatment = { ...runs.treatment, runs: reranked };
  const again = await analyseMisses({ ...run, runs: { ...runs, treatment } });
  expect(again.missed.counts["lost-by-search"]).toBe(1);
});

it("knows the true rank of what was no candidate, however deep", async () => {
  const { session, split } = run;
  const whole = await retrieveCandidates(session, split.queries, session.dataset.items.length);
  for (const { user, outcomes } of explained.missed.worst) {
    const query = split.queries.findIndex((asker) => session.dataset.users[asker.user]!.id === user);
    const order = Array.from(whole[query]!.items, (item) => session.dataset.items[item]!.id);
    const deep = outcomes.filter(
      (outcome): outcome is HitOutcome & { searchRank: number } => "searchRank" in outcome,
    );
    expect(deep.map(({ searchRank }) => searchRank)).toEqual(deep.map(({ item }) => order.indexOf(item) + 1));
  }
});

it("names the features that pull an item down, whose sum is what its logit lacks to those shown", () => {
  const { rankings } = run.runs.treatment.runs.find(({ depth }) => depth === explained.missed.depth)!;
  const { user, outcomes } = explained.missed.worst.find(({ outcomes }) =>
    outcomes.some(({ outcome }) => outcome === "ranked-too-low"),
  )!;
  const query = run.split.queries.findIndex((asker) => run.session.dataset.users[asker.user]!.id === user);
  const shown = mean(Array.from(rankings[query]!.scores.subarray(0, 5)));
  for (const outcome of outcomes) {
    if (outcome.outcome !== "ranked-too-low") continue;
    const pulled = outcome.pulledDown.reduce((sum, { by }) => sum + by, 0);
    // What pulls it up is not listed, so the listed ones weigh at least as much as what it lacks.
    expect(pulled).toBeLessThanOrEqual(outcome.score - shown + 1e-5);
  }
});

it("compares the orders of the depth that it explains", () => {
  expect(explained.movement).toMatchObject({ depth: explained.missed.depth, cutoff: 5 });
  expect(explained.movement.overlap).toBeLessThan(1);
});
