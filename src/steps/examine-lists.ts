import { scoreLists } from "../analysis/lists/beyond-accuracy.ts";
import { listMeasures } from "../analysis/lists/beyond-accuracy-measures.ts";
import { compareSlices } from "../analysis/scores/compare-slices.ts";
import { slicesByAttributes, slicesByTercile } from "../analysis/scores/slices.ts";
import { tieRanges } from "../analysis/scores/tie-bounds.ts";
import type { StageScores } from "../analysis/stages/loss-by-stage.ts";
import type { Dataset, Split } from "../domain.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { headlineCutoff } from "../experiment/headline-cutoff.ts";
import type { FeatureSpec } from "../features/feature-spec.ts";
import { NO_PAUSE, type Pause } from "../pause.ts";
import { createRandom } from "../random.ts";
import type { Report } from "../report/report.ts";
import type { Runs } from "./judge-runs.ts";

/**
 * Looks closer at what is recommended: whom the formula helps, what the order of equal scores is worth, and what the
 * lists are like beside their hits.
 *
 * @param headline The scores of the recommended depth and measure.
 */
export async function examineLists(
  dataset: Dataset,
  { train, queries, qrels }: Split,
  { vector, formula }: Runs,
  headline: StageScores,
  { seed, features, ranking, statistics }: Experiment,
  pause: Pause = NO_PAUSE,
): Promise<Pick<Report, "slices" | "ties" | "beyondAccuracy">> {
  const { users, items, interactions } = dataset;
  const { depth } = headline;
  const { rankings } = formula.find((run) => run.depth === depth)!;
  const cutoff = headlineCutoff(ranking.cutoffs);

  const trainedOn = new Int32Array(users.length);
  for (const position of train) trainedOn[interactions.user[position]!]! += 1;
  const slices = [
    ...slicesByTercile(
      "training interactions",
      Int32Array.from(queries, ({ user }) => trainedOn[user]!),
    ),
    ...slicesByAttributes(queries.map(({ user }) => users[user]!.attributes)),
  ];
  const measures = listMeasures(dataset, train, topicMaps(features), cutoff);
  return {
    slices: await compareSlices(headline, slices, createRandom(`${seed}/slices`), statistics, pause),
    ties: tieRanges(rankings, qrels, ranking.cutoffs),
    beyondAccuracy: {
      depth,
      cutoff,
      scores: scoreLists(
        { vector: vector.rankings, formula: rankings },
        qrels,
        measures,
        cutoff,
        items.length,
      ),
    },
  };
}

/** The payload maps that the experiment matches with affinities. */
function topicMaps(specs: readonly FeatureSpec[]): string[] {
  const single = specs.flatMap((spec) => (spec.kind === "product" ? spec.of : [spec]));
  const paths = single.flatMap((spec) =>
    spec.kind === "affinity" || spec.kind === "affinity-vector" ? [spec.path] : [],
  );
  return [...new Set(paths)];
}
