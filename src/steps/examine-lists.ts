import { scoreLists } from "../analysis/lists/beyond-accuracy.ts";
import { listMeasures } from "../analysis/lists/beyond-accuracy-measures.ts";
import { countEligible } from "../analysis/lists/count-eligible.ts";
import type { FeatureSpec } from "../features/feature-spec.ts";
import { judgedAt, withRecall } from "../metrics/default-measures.ts";
import { createRandom } from "../random.ts";
import type { Report } from "../report/report.ts";
import { compareSlices } from "../scoring/compare-slices.ts";
import { runAt } from "../scoring/score-runs.ts";
import { tieRanges } from "../scoring/tie-ranges.ts";
import type { Evaluation } from "./evaluation.ts";
import { sliceQueries } from "./slice-queries.ts";

/**
 * Looks closer at what is recommended: who benefits, what the order of equal scores is worth, and what the lists are like
 * beside their hits.
 */
export async function examineLists(
  evaluation: Evaluation,
): Promise<Pick<Report, "slices" | "ties" | "beyondAccuracy">> {
  const { dataset, split, runs, headline, experiment, resamples, depth, cutoff, pause } = evaluation;
  const { train, qrels } = split;
  const { seed, features, ranking, statistics } = experiment;
  const { items } = dataset;
  const { rankings } = runAt(runs.treatment, depth);

  const slices = sliceQueries(evaluation);
  const measures = listMeasures(dataset, train, topicMaps(features), cutoff);
  return {
    slices: await compareSlices(headline, slices, createRandom(`${seed}/slices`), statistics, pause),
    ties: tieRanges(rankings, qrels, judgedAt(withRecall(ranking.measures), depth)),
    beyondAccuracy: {
      depth,
      cutoff,
      scores: scoreLists(
        { control: runAt(runs.control, depth).rankings, treatment: rankings },
        qrels,
        measures,
        {
          cutoff,
          catalogue: countEligible(items.length, eligibleTests(evaluation)),
          resamples,
          confidence: statistics.confidence,
        },
      ),
    },
  };
}

/** For each query, whether it may be given an item. */
function* eligibleTests({ split, eligibility }: Evaluation): Generator<(item: number) => boolean> {
  for (const query of split.queries) {
    const items = eligibility.items(query);
    yield (item) => items.has(item);
  }
}

/** The payload maps that the experiment matches with affinities. */
function topicMaps(specs: readonly FeatureSpec[]): string[] {
  const single = specs.flatMap((spec) => (spec.kind === "product" ? spec.of : [spec]));
  const paths = single.flatMap((spec) =>
    spec.kind === "affinity" || spec.kind === "affinity-vector" ? [spec.path] : [],
  );
  return [...new Set(paths)];
}
