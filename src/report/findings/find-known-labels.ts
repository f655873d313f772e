import type { PartComparison } from "../../analysis/validity/compare-parts.ts";
import { knowsLabels, LEAST_GAP } from "../../analysis/validity/label-gap.ts";
import { declaredKnowledge } from "../../analysis/validity/label-knowledge.ts";
import { findComparison } from "../find-score.ts";
import type { ReportBody } from "../report.ts";
import type { Finding } from "./finding.ts";

/**
 * Features that know the labels of train or tune. A model that learned from these labels takes what its features know for
 * what they can predict, so only the test says what it is worth: it is in doubt where the dataset does not declare that,
 * where the gap is great, and where it is not ahead of the control and of a random order. Where it learned from others, only
 * the declaration is missing.
 */
export function findKnownLabels(report: ReportBody): Finding[] {
  const { labels, trust } = report;
  return labels.comparisons.flatMap((comparison): Finding[] => {
    const { part } = comparison;
    const gaps = gapsOf(comparison, labels.comparisons);
    const [most] = gaps.sort((a, b) => b.gap - a.gap);
    const learned = part === labels.part;
    const declared = declaredKnowledge(trust, part) === "known";
    if (most === undefined || (!learned && declared)) return [];
    const isSound = declared && comparison.model.low <= GREAT_GAP && isAhead(report);
    return [
      {
        code: "features-know-labels",
        severity: learned && !isSound ? "stop" : "warning",
        ...{ part, learned, declared },
        columns: gaps.filter(({ column }) => column !== MODEL).map(({ column }) => column),
        most: most.column,
        ...{ area: most.area, testArea: most.testArea, hasTune: labels.tune > 0 },
      },
    ];
  });
}

const MODEL = "the model";

/** Beyond this gap in AUC a model is one of the labels rather than of users and items. */
const GREAT_GAP = 0.2;

function gapsOf(comparison: PartComparison, all: readonly PartComparison[]) {
  const train = all.find(({ part }) => part === "train");
  const known = scoresOf(comparison).filter(knowsLabels);
  if (train === undefined || comparison.part === "train") return known;
  // Where other items are in the test, what knows the labels of train misses them and not those of tune, though it knows these
  // no better: it orders them much worse than those of train.
  const inTrain = new Map(scoresOf(train).map((score) => [score.column, score]));
  return known.filter(({ column, area }) => {
    const there = inTrain.get(column)!;
    return !knowsLabels(there) || Math.abs(there.area - 0.5) - Math.abs(area - 0.5) < LEAST_GAP;
  });
}

function scoresOf({ columns, model }: PartComparison) {
  return [{ column: MODEL, ...model }, ...columns];
}

/** Whether the treatment is ahead of the control and of a random order, by the headline at the recommended depth. */
function isAhead(report: ReportBody): boolean {
  const { headline } = report.experiment;
  const random = report.bounds.orders.find(
    ({ order, measure }) => order === "random" && measure === headline,
  );
  const { controlMean, treatmentMean } = findComparison(report, report.recommendation.depth);
  return treatmentMean > controlMean && (random === undefined || treatmentMean > random.mean);
}
