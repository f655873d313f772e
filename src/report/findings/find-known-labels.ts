import type { PartComparison } from "../../analysis/validity/compare-parts.ts";
import { knowsLabels } from "../../analysis/validity/label-gap.ts";
import { declaredKnowledge } from "../../analysis/validity/label-knowledge.ts";
import { findComparison } from "../find-score.ts";
import type { ReportBody } from "../report.ts";
import type { Finding } from "./finding.ts";

/**
 * Features that know the labels of train or tune. A model that learned from these labels takes what its features know for
 * what they can predict: it is in doubt where the dataset does not declare that, where the gap is great, or where it ranks
 * worse than the control or a random order. Where it learned from others, only the declaration is missing.
 */
export function findKnownLabels(report: ReportBody): Finding[] {
  const { labels, trust } = report;
  return labels.comparisons.flatMap((comparison): Finding[] => {
    const { part } = comparison;
    const gaps = gapsOf(comparison);
    const [most] = gaps.sort((a, b) => b.gap - a.gap);
    const learned = part === labels.part;
    const declared = declaredKnowledge(trust, part) === "known";
    if (most === undefined || (!learned && declared)) return [];
    return [
      {
        code: "features-know-labels",
        severity:
          learned && (!declared || comparison.model.low > GREAT_GAP || isHarmed(report)) ? "stop" : "warning",
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

function gapsOf({ columns, model }: PartComparison) {
  return [{ column: MODEL, ...model }, ...columns].filter(knowsLabels);
}

/** Whether the treatment ranks worse than the control, or than chance, by the headline at the recommended depth. */
function isHarmed(report: ReportBody): boolean {
  const { headline } = report.experiment;
  const random = report.bounds.orders.find(
    ({ order, measure }) => order === "random" && measure === headline,
  );
  const { treatmentMean, high } = findComparison(report, report.recommendation.depth);
  return high < 0 || (random !== undefined && treatmentMean < random.mean);
}
