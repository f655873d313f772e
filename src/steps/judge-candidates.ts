import { calibrationTable } from "../analysis/formula/calibration.ts";
import { relevantItems } from "../analysis/rankings/relevant-items.ts";
import type { ItemNumber } from "../domain.ts";
import { samplesFromCandidates } from "../model/build-samples.ts";
import { assessFit } from "../model/diagnostics.ts";
import { sigmoid } from "../model/linear-model.ts";
import { logitsBy } from "../model/logits-by.ts";
import { countPositives } from "../model/samples.ts";
import type { Report } from "../report/report.ts";
import { candidatesAt, scoreLookups } from "../retrieval/candidate-pool.ts";
import { rankingFor } from "../retrieval/query-plan.ts";
import type { Evaluation } from "./evaluation.ts";
import { CALIBRATION_BINS } from "./judge-model.ts";

/**
 * Judges how well the model predicts which candidates of the test queries are relevant, at the recommended depth. Candidates
 * without a judgment count as not relevant.
 */
export async function judgeCandidates(evaluation: Evaluation): Promise<Pick<Report, "onTest">> {
  const { dataset, split, session, pool, depth, features, ranking, experiment, pause } = evaluation;
  const found = candidatesAt(pool, depth);
  const lookup = scoreLookups(session, pool, split.queries);
  const candidates = split.queries.map(({ user }, query) => ({
    user,
    items: found[query]!.items,
    scoresOf: (item: ItemNumber) => lookup(query, depth).scoresOf(item),
    positives: new Set(relevantItems(split.qrels[query]!)),
  }));
  const samples = await samplesFromCandidates(dataset, candidates, features, pause);
  const { labels } = samples;
  const counts = { depth, rows: labels.length, positives: countPositives(samples) };
  if (counts.positives === 0 || counts.positives === counts.rows) return { onTest: undefined };
  const logits = logitsBy((user) => rankingFor(ranking, user).model, samples);
  const { confidence } = experiment.statistics;
  const calibration = calibrationTable(logits.map(sigmoid), samples, CALIBRATION_BINS, confidence);
  return { onTest: { ...counts, fit: assessFit(logits, labels), calibration } };
}
