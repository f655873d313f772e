import { trainingUsers } from "../dataset/training-users.ts";
import type { Judgments, Ranking } from "../domain.ts";
import type { Measure } from "../metrics/measure.ts";
import { scoreRankings } from "../metrics/score-rankings.ts";
import { mean } from "../statistics/mean.ts";
import type { ChooseSetting } from "../systems/choose-among.ts";
import type { Trained } from "./evaluation.ts";

/**
 * Chooses the setting with the best headline on the training queries; with folds for each fold by the queries of the others.
 * The first of equal ones.
 */
export function chooseSetting(known: Pick<Trained, "dataset" | "split" | "experiment">): ChooseSetting {
  const { dataset, split, experiment } = known;
  const { headline } = experiment.ranking;
  return async (settings, rankings) => {
    const { folds } = dataset;
    if (folds !== undefined) {
      const values = rankings.map((run) => valuesOf(run, split.qrels, headline));
      const foldOf = Int32Array.from(split.queries, ({ user }) => folds[user]!);
      const best = new Map([...new Set(foldOf)].map((fold) => [fold, bestOf(values.map(trainedOn(fold)))]));
      return foldOf.map((fold) => best.get(fold)!);

      function trainedOn(fold: number) {
        return (all: Float64Array) => all.filter((_, query) => foldOf[query] !== fold);
      }
    }
    const users = trainingUsers(dataset, split);
    const qrels = users.map(({ positives }): Judgments => {
      const items = Int32Array.from(positives.keys()).sort();
      return { items, grades: Float64Array.from(items, (item) => positives.get(item)!) };
    });
    const values: Float64Array[] = [];
    for (const { rank } of settings) values.push(valuesOf(await rank(users), qrels, headline));
    return new Int32Array(split.queries.length).fill(bestOf(values));
  };
}

function valuesOf(rankings: readonly Ranking[], qrels: readonly Judgments[], measure: Measure): Float64Array {
  const [values] = scoreRankings(rankings, qrels, [measure]);
  return measure.direction === "higher" ? values! : values!.map((value) => -value);
}

/** The place of the greatest mean; the first of equal ones. */
function bestOf(values: readonly Float64Array[]): number {
  const means = values.map((all) => (all.length === 0 ? 0 : mean(all)));
  return means.indexOf(Math.max(...means));
}
