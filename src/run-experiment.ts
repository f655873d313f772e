import { compareAblations } from "./analysis/ablation.ts";
import { precisionCeiling } from "./analysis/ceiling.ts";
import { compareSystems } from "./analysis/compare-systems.ts";
import { recommendDepth } from "./analysis/recommend-depth.ts";
import { scoreFormulaRun, scoreVectorRun } from "./analysis/score-runs.ts";
import { groupScores, type QueryScores, scoreTable } from "./analysis/score-table.ts";
import { summarizeScores } from "./analysis/summarize-scores.ts";
import { loadDataset } from "./dataset/load-dataset.ts";
import { splitDataset } from "./dataset/split.ts";
import type { Dataset, Run, Split } from "./domain.ts";
import { openEngine } from "./engine/open-engine.ts";
import { inputError } from "./errors.ts";
import type { Experiment } from "./experiment/experiment.ts";
import type { LoadedExperiment } from "./experiment/load-experiment.ts";
import { completeSpecs } from "./features/complete-specs.ts";
import { createFeatures } from "./features/create-features.ts";
import { type Baseline, toBaseline } from "./gate/baseline.ts";
import type { TrainingRecipe } from "./model/recipe.ts";
import { trainModel } from "./model/train-model.ts";
import type { Progress } from "./progress.ts";
import { createRandom } from "./random.ts";
import { buildReport } from "./report/build-report.ts";
import type { Report } from "./report/report.ts";
import { connect } from "./retrieval/client.ts";
import { seedCollection } from "./retrieval/collection.ts";
import { rerank, retrieveCandidates, type SearchSession } from "./retrieval/search-session.ts";
import { type Resamples, resample } from "./statistics/resample.ts";
import { ablateFeatures } from "./steps/ablate-features.ts";
import { buildSamples } from "./steps/build-samples.ts";
import { checkFormula } from "./steps/check-formula.ts";
import { describeExperiment } from "./steps/describe-experiment.ts";
import { judgeModel } from "./steps/judge-model.ts";
import type { RankingTrial } from "./steps/score-model.ts";
import { createStopwatch, type StepTiming } from "./stopwatch.ts";

/** What a run leaves behind: the report, and what the gate and the timings file need. */
export interface Outcome {
  readonly report: Report;
  readonly timings: readonly StepTiming[];
  /** This run in the form in which it can be accepted as baseline, or checked against one. */
  readonly current: Baseline;
  readonly resamples: Resamples;
}

/**
 * Runs an experiment from its files to its report: the way of the data.
 *
 * @param engineChoice See `openEngine`.
 * @throws HarnessError `input` for what its author can mend, `world` when the engine, the network or the disk fails.
 */
export async function runExperiment(
  { experiment, datasetFolder }: LoadedExperiment,
  engineChoice: string,
  progress: Progress,
): Promise<Outcome> {
  const stopwatch = createStopwatch();
  const begin = (step: string) => {
    stopwatch.start(step);
    progress.step(step);
  };
  const { depths, cutoffs, form } = experiment.ranking;
  const { confidence } = experiment.statistics;

  begin("Loading the dataset");
  const dataset = await loadDataset(datasetFolder);
  const split = splitDataset(dataset);
  checkSplit(split, dataset, experiment);
  const specs = completeSpecs(experiment.features, dataset.items);
  const features = createFeatures(specs);

  begin("Opening the engine");
  await using engine = await openEngine(engineChoice, progress.note);
  const { client, version } = await connect(engine);

  begin("Seeding the collection");
  await using collection = await seedCollection(client, dataset, {
    experiment: experiment.name,
    distance: experiment.retrieval.distance,
    features,
    onProgress: progress.advance,
  });
  const session: SearchSession = {
    client,
    collection,
    dataset,
    excludeSeen: experiment.retrieval.excludeSeen,
    onProgress: progress.advance,
  };

  begin("Retrieving candidates");
  const vectorRun = await retrieveCandidates(session, split.queries, Math.max(...depths));

  begin("Training the model");
  const samples = await buildSamples(session, split, features, experiment);
  const recipe = recipeOf(experiment);
  const trained = trainModel(samples, recipe);
  const ranking = { model: trained.model, features, form };

  const formulaRuns: Run[] = [];
  for (const depth of depths) {
    begin(`Re-ranking ${depth} candidates`);
    formulaRuns.push(await rerank(session, split.queries, ranking, depth));
  }

  begin("Scoring and comparing");
  const queryIds = split.queries.map(({ user }) => dataset.users[user]!.id);
  const scores = groupScores(scoreTable(scoreAll(vectorRun, formulaRuns, split, depths, cutoffs), queryIds));
  const random = createRandom(`${experiment.seed}/bootstrap`);
  const resamples = resample(queryIds.length, experiment.statistics.samples, random);
  const cutoff = headlineCutoff(cutoffs);
  const recommendation = recommendDepth(scores, `P@${cutoff}`, resamples, confidence);

  begin("Leaving out features in turn");
  const trial: RankingTrial = { session, split, form, ...recommendation };
  const full = scores.find(
    ({ system, depth, measure }) =>
      system === "formula" && depth === recommendation.depth && measure === recommendation.measure,
  )!;
  const groups = specs.map((spec) => createFeatures([spec]));
  const ablated = await ablateFeatures(trial, samples, groups, recipe);

  begin("Judging the model on held-out users");
  const heldOut = await judgeModel(trial, samples, features, recipe, resamples, confidence);

  begin("Checking the formula");
  const check = checkFormula(dataset, split, ranking, {
    vector: vectorRun,
    formula: formulaRuns,
    depth: recommendation.depth,
    cutoff,
    cutoffs,
  });

  const report = buildReport({
    experiment: describeExperiment(experiment),
    dataset,
    split,
    engine: { kind: engine.kind, description: engine.description, version },
    trained,
    heldOut,
    recommendation,
    scores: summarizeScores(scores, resamples, confidence),
    ceilings: depths.flatMap((depth) =>
      cutoffs.map((cutoff) => precisionCeiling(vectorRun.rankings, split.qrels, depth, cutoff)),
    ),
    comparisons: compareSystems(scores, resamples, confidence),
    ablation: compareAblations(full.values, ablated, resamples, confidence),
    ...check,
  });
  const current = toBaseline(
    {
      experiment: experiment.name,
      dataset: { name: dataset.name, fingerprint: dataset.fingerprint },
      engine: `${engine.description} ${version}`,
    },
    scores,
    queryIds,
  );
  return { report, timings: stopwatch.stop(), current, resamples };
}

function checkSplit(split: Split, dataset: Dataset, { ranking }: Experiment): void {
  if (split.queries.length === 0) {
    throw inputError(
      `dataset ${dataset.name} has no query: no user has a test interaction with a label of at least ${dataset.positiveFrom} and an item not met before (${split.dropped.usersWithoutRelevantItems} users have none that is relevant, ${split.dropped.repeatedInteractions} test interactions repeat earlier ones); check the parts and positiveFrom`,
    );
  }
  const deepest = Math.max(...ranking.depths);
  if (deepest > dataset.items.length) {
    throw inputError(
      `ranking.depths asks for ${deepest} candidates, but dataset ${dataset.name} has ${dataset.items.length} items; lower the depth`,
    );
  }
}

function recipeOf({ seed, training }: Experiment): TrainingRecipe {
  return { seed: `${seed}`, l2: training.l2, negativesPerPositive: training.negativesPerPositive };
}

function scoreAll(
  vectorRun: Run,
  formulaRuns: readonly Run[],
  { qrels }: Split,
  depths: readonly number[],
  cutoffs: readonly number[],
): QueryScores[] {
  return [
    ...scoreVectorRun(vectorRun, qrels, depths, cutoffs),
    ...formulaRuns.flatMap((run) => scoreFormulaRun(run, qrels, cutoffs)),
  ];
}

/** The cutoff that the answer of a report is given for: 10, the field's habit, or else the smallest. */
function headlineCutoff(cutoffs: readonly number[]): number {
  return cutoffs.includes(10) ? 10 : Math.min(...cutoffs);
}
