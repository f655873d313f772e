import { topItems } from "../analysis/rankings/top-items.ts";
import type { QueryNumber, Ranking } from "../domain.ts";
import type { Feature } from "../features/feature.ts";
import { scoreRankings } from "../metrics/score-rankings.ts";
import type { ModelOf } from "../model/fit-folds.ts";
import { scoreOfLogit } from "../model/formula.ts";
import type { LinearModel } from "../model/linear-model.ts";
import { mapWithPauses } from "../pause.ts";
import { scoreLookups } from "../retrieval/candidate-pool.ts";
import { runAt } from "../scoring/score-runs.ts";
import type { Evaluation } from "./evaluation.ts";

/** What models on trial are judged on. */
export type TrialInputs = Pick<
  Evaluation,
  "dataset" | "session" | "split" | "experiment" | "pool" | "runs" | "depth" | "pause"
>;

/** A model that is not deployed: one of fewer features, or of fewer samples. */
export interface TrialModel {
  readonly modelOf: ModelOf;
  /** The features of the model, as positions among all of them, ascending. */
  readonly columns: readonly number[];
}

/**
 * Re-ranks the formula's candidates at the recommended depth by models on trial.
 *
 * They are scored here, by the operations of the formula in their order and from the scores that the engine gave: whether
 * the engine computes the same is what parity says, and need not be asked of it again for each trial.
 *
 * @param features All features that the models were trained on.
 * @returns The headline measure of each query, for each model.
 */
export async function scoreModels(
  { dataset, session, split, experiment, pool, runs, depth, pause }: TrialInputs,
  features: readonly Feature[],
  trials: readonly TrialModel[],
): Promise<Float64Array[]> {
  const { form, headline } = experiment.ranking;
  const { queries, qrels } = split;
  const lookup = scoreLookups(session, pool, queries);
  const rank = (found: Ranking, query: QueryNumber): Ranking[] => {
    const items = found.items.slice().sort();
    const { user: position } = queries[query]!;
    const user = dataset.users[position]!;
    const { scoresOf } = lookup(query, depth);
    const columns = features.map(() => new Float64Array(items.length));
    items.forEach((item, i) => {
      const scores = scoresOf(item);
      features.forEach((feature, j) => {
        columns[j]![i] = feature.value(user, dataset.items[item]!, scores);
      });
    });
    return trials.map((trial) => {
      const logits = logitsOf(
        trial.modelOf(position),
        trial.columns.map((column) => columns[column]!),
        items.length,
      );
      const scores = Float32Array.from(logits, (z) => scoreOfLogit(form, z));
      // The measure sees no more; ties go to the lower item, which comes first here.
      const top = topItems(scores, Math.max(1, headline.cutoff ?? items.length), () => true);
      return { ...top, items: top.items.map((place) => items[place]!) };
    });
  };
  const ranked = await mapWithPauses(runAt(runs.formula, depth).rankings, rank, pause);
  return trials.map(
    (_, i) =>
      scoreRankings(
        ranked.map((rankings) => rankings[i]!),
        qrels,
        [headline],
      )[0]!,
  );
}

/** The logit of each item, as `formulaLogit` adds it up. */
function logitsOf(
  { intercept, weights }: LinearModel,
  columns: readonly Float64Array[],
  length: number,
): Float64Array {
  const logits = new Float64Array(length).fill(Math.fround(intercept));
  columns.forEach((values, j) => {
    const weight = Math.fround(weights[j]!);
    for (let i = 0; i < length; i++) logits[i]! += weight * values[i]!;
  });
  return logits;
}
