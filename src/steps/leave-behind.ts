import { toSavedModel } from "../deployment/to-saved-model.ts";
import { toFreshRun } from "../gate/baseline.ts";
import type { Report } from "../report/report.ts";
import type { Outcome } from "../run-experiment.ts";
import { withoutRepeats } from "../scoring/score-runs.ts";
import type { Evaluation } from "./evaluation.ts";
import { evidenceTables } from "./evidence-tables.ts";
import { listQueries } from "./list-queries.ts";
import { poolUnjudged } from "./pool-unjudged.ts";
import { runContext } from "./run-context.ts";

/** What a report is written, kept and checked with: all that a run leaves behind but its times. */
export function leaveBehind(report: Report, evaluation: Evaluation): Omit<Outcome, "timings" | "cost"> {
  const { dataset, split, specs, session, experiment, runs, scores, queryIds, table } = evaluation;
  const distinct = withoutRepeats(scores, runs.retrievers, experiment.ranking.measures);
  return {
    report,
    model: toSavedModel(report, specs, dataset, { ...experiment.retrieval, using: session.collection.using }),
    evidence: { dataset, split, systems: [...runs.controls, runs.treatment] },
    evidenceTables: () => evidenceTables(evaluation),
    queryLists: () => listQueries(evaluation),
    unjudged: () => poolUnjudged(evaluation),
    current: toFreshRun(report, distinct, queryIds),
    context: runContext(evaluation, report),
    scores: table,
  };
}
