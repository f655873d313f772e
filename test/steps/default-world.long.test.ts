import { mean } from "simple-statistics";
import { beforeAll, expect, it } from "vitest";
import { topItems } from "../../src/analysis/rankings/top-items.ts";
import { lossByStage, scoreStages } from "../../src/analysis/stages/loss-by-stage.ts";
import { loadDataset } from "../../src/dataset/load-dataset.ts";
import { splitDataset } from "../../src/dataset/split.ts";
import { type Dataset, firstItems, type Ranking, type Split } from "../../src/domain.ts";
import { createEligibility } from "../../src/eligibility/eligibility.ts";
import type { Experiment } from "../../src/experiment/experiment.ts";
import { loadExperiment } from "../../src/experiment/load-experiment.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import { withRecall } from "../../src/metrics/default-measures.ts";
import { samplesFromInteractions } from "../../src/model/build-samples.ts";
import { fitOptimum } from "../../src/model/fit-optimum.ts";
import { formulaScore } from "../../src/model/formula.ts";
import { NO_PAUSE } from "../../src/pause.ts";
import type { Report } from "../../src/report/report.ts";
import { breakTies } from "../../src/retrieval/break-ties.ts";
import type { CandidatePool } from "../../src/retrieval/candidate-pool.ts";
import type { SearchSession } from "../../src/retrieval/search-session.ts";
import { runAt } from "../../src/scoring/score-runs.ts";
import type { Trained } from "../../src/steps/evaluation.ts";
import { findBounds } from "../../src/steps/find-bounds.ts";
import { judgeRuns, type ScoreFindings } from "../../src/steps/judge-runs.ts";
import type { Runs } from "../../src/steps/run-systems.ts";
import { recipeOf } from "../../src/steps/train-formula.ts";
import { byCosine } from "../model/by-cosine.ts";
import { ownRetriever } from "../retrieval/own-retriever.ts";

/** The committed experiment on the synthetic world, with its runs computed here instead of by an engine. */
let world: {
  readonly experiment: Experiment;
  readonly dataset: Dataset;
  readonly split: Split;
  readonly runs: Runs;
  readonly findings: ScoreFindings;
  readonly bounds: Report["bounds"];
  /** The score of every item for the user behind a query, by the trained model. */
  readonly modelScores: (query: number) => Float32Array;
};

beforeAll(async () => {
  const { experiment, datasetFolder } = await loadExperiment("synthetic");
  const dataset = await loadDataset(datasetFolder);
  const split = splitDataset(dataset);
  const features = createFeatures(experiment.features);
  const samples = await samplesFromInteractions(dataset, split.train, features, {
    scoresOf: byCosine,
  });
  const { model } = await fitOptimum(samples, recipeOf(experiment));
  const ranking = { model, features, form: experiment.ranking.form };

  const [retriever] = ownRetriever(dataset);
  const all = () => true;
  const users = split.queries.map(({ user }) => dataset.users[user]!);
  const nearest = users.map((user) => topItems(retriever.similarities(user), 1000, all));
  const scoreOf = (query: number, item: number, similarity: number) =>
    formulaScore(model, features, ranking.form, users[query]!, dataset.items[item]!, [similarity]);
  const rerank = ({ items, scores }: Ranking, query: number, depth: number) =>
    breakTies({
      items: items.subarray(0, depth),
      scores: Float32Array.from(items.subarray(0, depth), (item, i) => scoreOf(query, item, scores[i]!)),
    });
  const runsOf = (system: string, rank: (candidates: Ranking, query: number, depth: number) => Ranking) => ({
    system,
    retrieves: system === "vector",
    runs: experiment.ranking.depths.map((depth) => ({
      system,
      depth,
      rankings: nearest.map((candidates, query) => rank(candidates, query, depth)),
    })),
  });
  const alone = runsOf("vector", (candidates, _, depth) => firstItems(candidates, depth));
  const formula = runsOf("formula", rerank);
  const runs: Runs = {
    candidates: alone,
    retrievers: [alone],
    formula,
    treatment: formula,
    examined: formula,
    control: alone,
    controls: [alone],
    systems: [],
  };
  const eligibility = createEligibility([], dataset);
  const known = {
    ...{ experiment, dataset, eligibility, split, ranking, pause: NO_PAUSE },
    pool: { fused: new Map() } as Partial<CandidatePool>,
    session: { retrievers: [retriever] } as Partial<SearchSession>,
  } as Partial<Trained> as Trained;
  const { evaluation, findings } = await judgeRuns({ ...known, runs });
  const { bounds } = await findBounds(evaluation);
  const modelScores = (query: number) =>
    retriever.similarities(users[query]!).map((similarity, item) => scoreOf(query, item, similarity));
  world = { experiment, dataset, split, runs, findings, bounds, modelScores };
}, 60_000);

it("wants 500 candidates, which 400 queries show to be enough", () => {
  expect(world.findings.recommendation).toMatchObject({ depth: 500, isEnough: true, bestDepth: 1000 });
});

it("gains nothing by the prefetch that is beyond chance, and loses something by the shallow ones", () => {
  const { treatmentToModel } = world.bounds;
  expect(treatmentToModel.every(({ low }) => low <= 0)).toBe(true);
  expect(treatmentToModel[0]!.high).toBeLessThan(0);
});

it("has results between a random order and the one by the true probabilities", () => {
  const { orders, modelToIdeal } = world.bounds;
  const bound = (order: string) => orders.find((one) => one.order === order && one.measure === "P@10")!;
  expect(bound("random").mean).toBeCloseTo(
    mean(world.split.qrels.map(({ items }) => items.length)) / 10_000,
    12,
  );
  expect(bound("random").high).toBeLessThan(bound("popularity").low);
  expect(bound("popularity").high).toBeLessThan(bound("model").low);
  expect(modelToIdeal!.low).toBeLessThanOrEqual(0);
});

it("is expected to have the best results by the true probabilities, then by the model, the deeper the better", () => {
  const { dataset, split, runs, modelScores } = world;
  const queries = split.queries.slice(0, 100);
  const probabilities = queries.map(({ user }) => dataset.relevanceProbabilities!(user));
  const expectedHits = (rankings: readonly Pick<Ranking, "items">[]) =>
    mean(
      rankings.flatMap(({ items }, query) =>
        Array.from(items.subarray(0, 10), (item) => probabilities[query]![item]!),
      ),
    );
  const all = () => true;
  const expected = [
    ...runs.formula.runs.map(({ rankings }) => expectedHits(rankings.slice(0, queries.length))),
    expectedHits(queries.map((_, query) => topItems(modelScores(query), 10, all))),
    expectedHits(probabilities.map((row) => topItems(row, 10, all))),
  ];
  expect(expected).toEqual(expected.toSorted((a, b) => a - b));
  const [model, ideal] = expected.slice(-2);
  expect(ideal).toBeGreaterThan(model!);
});

it("loses, at the four stages together, what each query lacks to 1, to 12 digits", () => {
  const { experiment, split, runs } = world;
  const measures = withRecall(experiment.ranking.measures);
  let largest = 0;
  for (const { depth, rankings } of runs.formula.runs) {
    const exact = runAt(runs.candidates, depth).rankings;
    for (const stages of scoreStages(
      { depth, exact, control: exact, treatment: rankings },
      split.qrels,
      measures,
    )) {
      const { scarcity, depth: deep, search, order } = lossByStage(stages);
      stages.treatment.forEach((score, query) => {
        const sum = scarcity[query]! + deep[query]! + search[query]! + order[query]!;
        largest = Math.max(largest, Math.abs(sum - (1 - score)));
      });
    }
  }
  expect(largest).toBeLessThan(1e-12);
});
