import type { ColumnTable } from "arquero";
import { compareAblations } from "./analysis/formula/ablation.ts";
import { loadDataset } from "./dataset/load-dataset.ts";
import { splitDataset } from "./dataset/split.ts";
import { unseen } from "./eligibility/unseen.ts";
import { openEngine } from "./engine/open-engine.ts";
import type { LoadedExperiment } from "./experiment/load-experiment.ts";
import { createFeatures } from "./features/create-features.ts";
import type { Baseline } from "./gate/baseline.ts";
import { cutoffsOf, shownBy } from "./metrics/default-measures.ts";
import { createPause } from "./pause.ts";
import { type Progress, SILENT } from "./progress.ts";
import { buildReport } from "./report/build-report.ts";
import type { CostReport } from "./report/cost-report.ts";
import type { Report } from "./report/report.ts";
import { searchNearest } from "./retrieval/checked-search.ts";
import { connect, TIMEOUT_MS } from "./retrieval/client.ts";
import type { SearchSession } from "./retrieval/search-session.ts";
import type { SavedModel } from "./serving/saved-model.ts";
import { toSavedModel } from "./serving/to-saved-model.ts";
import type { Resamples } from "./statistics/resample.ts";
import { ablateFeatures } from "./steps/ablate-features.ts";
import { checkApproximate } from "./steps/approximate-settings.ts";
import { auditItems } from "./steps/audit-items.ts";
import { checkFormula } from "./steps/check-formula.ts";
import { checkSplit } from "./steps/check-split.ts";
import { checkTrust } from "./steps/check-trust.ts";
import { checkVectors } from "./steps/check-vectors.ts";
import { searchNearest } from "./retrieval/checked-search.ts";
import { currentBaseline } from "./steps/current-baseline.ts";
import { describeExperiment } from "./steps/describe-experiment.ts";
import { examineLists } from "./steps/examine-lists.ts";
import { explainHits } from "./steps/explain-hits.ts";
import { findBounds } from "./steps/find-bounds.ts";
import { judgeModel } from "./steps/judge-model.ts";
import { judgeRuns } from "./steps/judge-runs.ts";
import { provideCollection } from "./steps/provide-collection.ts";
import { runSystems } from "./steps/run-systems.ts";
import type { RankingTrial } from "./steps/score-model.ts";
import { settleFeatures } from "./steps/settle-features.ts";
import { checkCost, timeRoutes } from "./steps/time-routes.ts";
import { trainFormula } from "./steps/train-formula.ts";
import { tryApproximateSearch } from "./steps/try-approximate-search.ts";
import { createStopwatch, type StepTiming } from "./stopwatch.ts";
import { importSystems } from "./systems/imported-run.ts";
import type { Evidence } from "./trec/evidence.ts";

/** What a run leaves behind: the report, and what the gate and the timings file need. */
export interface Outcome {
  readonly report: Report;
  /** The trained formula, for a service. */
  readonly model: SavedModel;
  readonly evidence: Evidence;
  readonly timings: readonly StepTiming[];
  /** What the routes to the same list cost, where that was asked for. */
  readonly cost: CostReport | undefined;
  /** This run in the form in which it can be accepted as baseline, or checked against one. */
  readonly current: Baseline;
  readonly resamples: Resamples;
  /** All scores, query by query. */
  readonly scores: ColumnTable;
}

export interface RunOptions {
  /** See `openEngine`. */
  readonly engine?: string;
  readonly progress?: Progress;
  /** Stops the run, which then deletes what it made and throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Leaves the collection in the Qdrant whose URL is the engine. */
  readonly keep?: boolean;
  /** Times the routes to the same list, at the end. */
  readonly cost?: boolean;
  /** How long one request to the engine may take. */
  readonly timeoutMs?: number;
}

/**
 * Runs an experiment from its files to its report: the way of the data.
 *
 * @throws HarnessError `input` for what its author can mend, `world` when the engine, the network or the disk fails.
 */
export async function runExperiment(
  { experiment, datasetFolder }: LoadedExperiment,
  {
    engine: choice = "auto",
    progress = SILENT,
    signal,
    keep = false,
    cost: timed = false,
    timeoutMs = TIMEOUT_MS,
  }: RunOptions = {},
): Promise<Outcome> {
  const stopwatch = createStopwatch();
  const pause = createPause(signal);
  const begin = (step: string) => {
    signal?.throwIfAborted();
    stopwatch.start(step);
    progress.step(step);
  };
  const onProgress = (done: number, total: number) => {
    signal?.throwIfAborted();
    progress.advance(done, total);
  };
  const { depths, measures, headline: measure, form } = experiment.ranking;
  const { confidence } = experiment.statistics;

  const unseenOnly = experiment.retrieval.only.some(({ kind }) => kind === "unseen");

  begin("Loading the dataset");
  const dataset = await loadDataset(datasetFolder, pause);
  const split = splitDataset(dataset, { unseenOnly });
  checkSplit(split, dataset, experiment);
  checkVectors(dataset, experiment.retrieval.distance, progress.note);
  const { specs, features, replaced } = settleFeatures(experiment, dataset, progress.note);
  const imported = await importSystems(experiment, dataset, split);

  begin("Opening the engine");
  await using engine = await openEngine(choice, progress.note);
  const listeners = { onNote: progress.note, onAnswer: stopwatch.add };
  const connection = await connect(engine, { timeoutMs, signal, ...listeners });
  const { client, version, description, isQdrant } = connection;
  checkApproximate(experiment, dataset, isQdrant);
  checkCost(timed, isQdrant);

  begin("Preparing the collection");
  const place = { connection, engine, keep, onProgress, onNote: progress.note };
  await using collection = await provideCollection(place, dataset, features, experiment);
  const { candidates, distance } = experiment.retrieval;
  const constraints = unseenOnly ? [unseen] : [];
  const session: SearchSession = { client, collection, dataset, constraints, candidates, onProgress };

  begin("Auditing the payload");
  const payload = await auditItems(client, collection.name, dataset, features);

  begin("Retrieving candidates");
  const comparison = { distance, precision: collection.precision };
  const nearest = await searchNearest(session, split.queries, Math.max(...depths), comparison);

  begin("Training the model");
  const formula = await trainFormula(session, split, features, experiment, pause);
  const { samples, recipe, trained, ranking } = formula;

  const runs = await runSystems({ session, split, nearest, ranking, imported }, experiment, (depth) =>
    begin(`Re-ranking ${depth} candidates`),
  );

  begin("Scoring and comparing");
  const judged = await judgeRuns(runs, dataset, split, experiment, pause);
  const { headline, resamples, findings } = judged;
  const cutoff = shownBy(measure);
  const lists = await examineLists(dataset, split, runs, headline, experiment, pause);

  begin("Ranking all items");
  const bounds = await findBounds(dataset, split, ranking, experiment, runs, judged, pause);

  begin("Explaining the hits");
  const explained = await explainHits(dataset, split, ranking, runs, experiment.retrieval, headline, cutoff, pause);

  begin("Leaving out features in turn");
  const { depth } = headline;
  const trial: RankingTrial = { session, split, form, depth, measure };
  const groups = specs.map((spec) => createFeatures([spec]));
  const ablated = await ablateFeatures(trial, samples, groups, recipe, pause);

  begin("Judging the model on held-out users");
  const heldOut = await judgeModel(trial, samples, features, recipe, resamples, confidence, pause);

  begin("Checking the formula");
  const reranked = runs.treatment.runs;
  const checked = { nearest, reranked, ...comparison, depth, cutoff, cutoffs: cutoffsOf(measures) };
  const check = await checkFormula(dataset, split, ranking, checked, pause);

  begin("Checking what could deceive");
  const trust = await checkTrust({
    session,
    split,
    samples,
    ranking,
    runs,
    judged,
    measure,
    cutoff,
    confidence,
    excluded: unseenOnly,
  });

  const trials = { connection, session, split, ranking, runs, judged };
  const approximate = await tryApproximateSearch(trials, experiment, (index) => begin(`Trying ${index}`));

  if (timed) begin("Timing the routes");
  const cost = timed ? await timeRoutes(trials, { depth, cutoff }, experiment) : undefined;

  const report = buildReport({
    experiment: describeExperiment(experiment, replaced),
    dataset,
    split,
    engine: { kind: engine.kind, description, version, reason: engine.reason, isQdrant },
    trained,
    heldOut,
    systems: runs.systems,
    ...findings,
    ...lists,
    bounds,
    ...explained,
    trust,
    ablation: compareAblations(headline.treatment, ablated, resamples, confidence),
    ...check,
    approximate,
    payload,
  });
  const current = currentBaseline(report, judged);
  const model = toSavedModel(report, specs, dataset, collection.using);
  const evidence = { dataset, split, systems: [...runs.controls, runs.treatment] };
  return {
    report,
    model,
    evidence,
    timings: stopwatch.stop(),
    cost,
    current,
    resamples,
    scores: judged.table,
  };
}
