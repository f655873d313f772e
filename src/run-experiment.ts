import type { ColumnTable } from "arquero";
import type { SavedModel } from "./deployment/saved-model.ts";
import type { GivenExperiment } from "./experiment/load-experiment.ts";
import type { FreshRun } from "./gate/baseline.ts";
import type { RunContext } from "./gate/run-file.ts";
import { createPause } from "./pause.ts";
import { type Progress, SILENT } from "./progress.ts";
import { TIMEOUT_MS } from "./qdrant/client.ts";
import { describeLoad, type LoadOptions, limitLoad } from "./qdrant/load-limit.ts";
import { buildReport } from "./report/build-report.ts";
import type { CostReport } from "./report/cost-report.ts";
import type { UnjudgedFile } from "./report/judgment-pool.ts";
import type { QueryLists } from "./report/query-lists.ts";
import type { Report } from "./report/report.ts";
import { searchPool } from "./retrieval/checked-search.ts";
import { createRetrievers } from "./retrieval/create-retrievers.ts";
import { analyseMisses } from "./steps/analyse-misses.ts";
import { auditItems } from "./steps/audit-items.ts";
import { checkCollection } from "./steps/check-collection.ts";
import { checkModels } from "./steps/check-models.ts";
import { checkValidity } from "./steps/check-validity.ts";
import { compareLabels } from "./steps/compare-labels.ts";
import { compareModels } from "./steps/compare-models.ts";
import { countSteps } from "./steps/count-steps.ts";
import { describeEngine, describeExperiment } from "./steps/describe-experiment.ts";
import type { Evaluation, Seeded } from "./steps/evaluation.ts";
import { examineJudgments } from "./steps/examine-judgments.ts";
import { examineLists } from "./steps/examine-lists.ts";
import { examineRetrievers } from "./steps/examine-retrievers.ts";
import { findBounds } from "./steps/find-bounds.ts";
import { judgeCandidates } from "./steps/judge-candidates.ts";
import { judgeModel } from "./steps/judge-model.ts";
import { judgeRuns } from "./steps/judge-runs.ts";
import { leaveBehind } from "./steps/leave-behind.ts";
import { checkEngine, prepareData } from "./steps/prepare-data.ts";
import { provideCollection } from "./steps/provide-collection.ts";
import { qdrantOnDemand } from "./steps/qdrant-on-demand.ts";
import { collectionReader } from "./steps/read-source.ts";
import { runSystems } from "./steps/run-systems.ts";
import { timeRoutes } from "./steps/time-routes.ts";
import { trainFormula } from "./steps/train-formula.ts";
import { tryApproximateSearch } from "./steps/try-approximate-search.ts";
import { createStopwatch, type StepTiming } from "./stopwatch.ts";
import type { Evidence } from "./trec/evidence.ts";

/** What a run leaves behind: the report, and what the gate and the timings file need. */
export interface Outcome {
  readonly report: Report;
  /** The trained formula, for a service. */
  readonly model: SavedModel;
  readonly evidence: Evidence;
  /** What the model learned from and what it gives the candidates, as CSV by file name; made when it is asked for. */
  readonly evidenceTables: () => { [file: string]: string };
  readonly timings: readonly StepTiming[];
  /** What every system gave the queries; made when it is asked for. */
  readonly queryLists: () => Promise<QueryLists>;
  /** What nobody has judged among the first results of all systems, where there is any; made when it is asked for. */
  readonly unjudged: () => UnjudgedFile | undefined;
  /** What the routes to the same list cost, where that was asked for. */
  readonly cost: CostReport | undefined;
  /** This run in the form in which it can be accepted as baseline, or checked against one. */
  readonly current: FreshRun;
  /** What a comparison with another run needs beside its scores. */
  readonly context: RunContext;
  /**
   * All scores, query by query.
   *
   * @internal
   */
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
  /** How much is asked of the engine at once. */
  readonly load?: LoadOptions;
}

/**
 * Runs an experiment from its data to its report: each step adds to what is known, and each analysis of it is a part of
 * the report.
 *
 * @throws HarnessError `input` for what its author can fix, `world` when the engine, the network or the disk fails.
 */
export async function runExperiment(given: GivenExperiment, options: RunOptions = {}): Promise<Outcome> {
  const { engine: choice = "auto", progress = SILENT, signal, keep = false } = options;
  const { cost: timed = false, timeoutMs = TIMEOUT_MS } = options;
  const { experiment } = given;
  const stopwatch = createStopwatch();
  const begin = (step: string) => {
    signal?.throwIfAborted();
    stopwatch.start(step);
    progress.step(step);
  };
  const onProgress = (done: number, total: number) => {
    signal?.throwIfAborted();
    progress.advance(done, total);
  };

  const listeners = { onNote: progress.note, onAnswer: stopwatch.add };
  await using qdrant = qdrantOnDemand(choice, { timeoutMs, signal, ...listeners });
  progress.steps(countSteps(experiment, timed));
  begin("Loading the dataset");
  const readCollection = collectionReader(experiment, { qdrant, onProgress });
  const data = await prepareData(given, createPause(signal), progress.note, readCollection);
  const { dataset, split, eligibility } = data;

  begin("Opening the engine");
  const { engine, connection } = await qdrant.open();
  checkEngine(data, timed, connection);

  begin("Preparing the collection");
  const place = { connection, engine, keep, onProgress, onNote: progress.note };
  await using collection = await provideCollection(place, data);
  const { candidates, missing } = experiment.retrieval;
  const { client } = connection;
  const retrievers = createRetrievers(experiment.retrieval, dataset, collection);
  const scoring = { retrievers, fusions: data.sources.fusions, missing };
  const load = limitLoad(options.load ?? {}, signal);
  if (engine.kind === "url") progress.note(describeLoad(options.load ?? {}));
  const session = { client, collection, dataset, ...scoring, eligibility, candidates, onProgress, load };
  const seeded: Seeded = { ...data, connection, session };

  begin("Auditing the payload");
  const audited = { ...(await auditItems(seeded)), ...(await checkCollection(seeded)) };

  begin("Retrieving candidates");
  const pool = await searchPool(session, split.queries, experiment.ranking.depths);

  begin("Training the model");
  const trained = await trainFormula({ ...seeded, pool });

  const ranked = await runSystems(trained, (depth) => begin(`Re-ranking ${depth} candidates`));

  begin("Scoring and comparing");
  const { evaluation, findings } = await judgeRuns(ranked);
  const lists = await examineLists(evaluation);
  const hybrid = await examineRetrievers(evaluation);
  const analyse = <Part>(step: string, analysis: (known: Evaluation) => Promise<Part>): Promise<Part> => {
    begin(step);
    return analysis(evaluation);
  };

  const bounds = await analyse("Ranking all items", findBounds);
  const misses = await analyse("Analysing the misses", analyseMisses);
  const models = await analyse("Training other models", compareModels);
  const heldOut = await analyse("Judging the model on held-out users", judgeModel);
  const onTest = await analyse("Judging the model on the candidates", judgeCandidates);
  const labels = await analyse("Asking what features know", compareLabels);
  const formula = await analyse("Checking the formula", checkModels);
  const trust = await analyse("Checking validity", checkValidity);
  const approximate = await tryApproximateSearch(evaluation, (index) => begin(`Trying ${index}`));
  const cost = timed ? await analyse("Timing the routes", timeRoutes) : undefined;

  const report = buildReport(evaluation, {
    experiment: describeExperiment(data),
    engine: describeEngine(engine, connection),
    ...heldOut,
    ...onTest,
    ...labels,
    ...findings,
    ...lists,
    ...hybrid,
    ...examineJudgments(evaluation),
    ...bounds,
    ...misses,
    ...models,
    ...formula,
    ...trust,
    ...approximate,
    ...audited,
  });
  return { ...leaveBehind(report, evaluation), timings: stopwatch.stop(), cost };
}
