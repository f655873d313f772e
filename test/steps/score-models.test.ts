import { afterAll, beforeAll, expect, it } from "vitest";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { scoreRankings } from "../../src/metrics/score-rankings.ts";
import { rerank } from "../../src/retrieval/rank-by-formula.ts";
import { scoreModels } from "../../src/steps/score-models.ts";
import { tinyRanking, tinyRun } from "./tiny-run.ts";

let server: EmbeddedQdrant;
beforeAll(async () => {
  server = await startEmbeddedQdrant({ engine: "reference" });
});
afterAll(() => server[Symbol.asyncDispose]());

it.each([1, 2])("ranks %d shards' candidates by each model as the engine does", async (shards) => {
  const { features, form } = tinyRanking();
  await using run = await tinyRun(server.url, tinyRanking(), { shards });
  const trials = [
    { columns: [0, 1, 2, 3], model: { intercept: 0, weights: [8, -6, 1.5, 1.5] } },
    { columns: [1, 3], model: { intercept: -2, weights: [6, 0.7] } },
    { columns: [0], model: { intercept: 1, weights: [-1] } },
  ];
  const scored = await scoreModels(
    run,
    features,
    trials.map(({ columns, model }) => ({ columns, modelOf: () => model })),
  );
  for (const [i, { columns, model }] of trials.entries()) {
    const ranking = { model, features: columns.map((column) => features[column]!), form };
    const rankings = await rerank(run.session, run.split.queries, ranking, run.depth);
    expect(scored[i]).toEqual(scoreRankings(rankings, run.split.qrels, [run.experiment.ranking.headline])[0]);
  }
  expect(scored[0]).not.toEqual(scored[2]);
});
