import type { PopularityComparison } from "../../analysis/bounds/compare-popularity.ts";
import type { ShapeBin } from "../../analysis/formula/shape-check.ts";
import type { ReportBody } from "../report.ts";
import { FEWEST_QUERIES } from "./find-answer.ts";
import type { Finding } from "./finding.ts";

/** A treatment narrows what is shown where it measurably leaves less than this share of the control's variety. */
export const NARROW = 0.5;

/** From this share of the relevant items on it matters that constraints forbid them. */
export const MANY_INELIGIBLE = 0.05;

/** What is easily overlooked behind a good mean: who loses, and on what the results rest. */
export function findCautions(report: ReportBody): Finding[] {
  const { trust, dataset } = report;
  const { zeroVectors = 0, computedFrom } = trust;
  const { trainAfterQueries = 0 } = trust.timeOrder ?? {};
  const severity = "warning";
  const cautions: (Finding | false)[] = [
    harmedSlices(report),
    popularityBeats(report),
    narrows(report),
    wrongShape(report),
    ineligibleJudgments(report),
    zeroVectors > 0 && { code: "zero-vectors", severity, zeroVectors, queries: dataset.queries },
    trainAfterQueries > 0 && { code: "train-after-test", severity, share: trainAfterQueries },
    computedFrom === undefined && { code: "features-undeclared", severity },
  ];
  return cautions.filter((caution) => caution !== false);
}

function ineligibleJudgments({ dataset: { ineligible } }: ReportBody): Finding | false {
  if (ineligible === undefined) return false;
  const { relevant, ofRelevant, queries } = ineligible;
  const matters = queries > 0 || relevant > MANY_INELIGIBLE * ofRelevant;
  return matters && { code: "relevant-forbidden", severity: "warning", relevant, ofRelevant, queries };
}

function harmedSlices({ slices, recommendation, experiment }: ReportBody): Finding | false {
  const { control, treatment, confidence } = experiment;
  const harmed = slices.filter(({ high, adjustedPValue }) => high < 0 && adjustedPValue < 1 - confidence);
  return (
    harmed.length > 0 && {
      ...{ code: "harmed-slices", severity: "warning", treatment, control },
      ...{ measure: recommendation.measure, confidence, of: slices.length },
      slices: harmed.map(({ attribute, value, queries, difference, low, high }) => ({
        ...{ attribute, value, queries, difference, low, high },
      })),
    }
  );
}

/** By the tenth of each feature whose observed share is farthest from the predicted one. */
function wrongShape({ model, experiment }: ReportBody): Finding | false {
  if ("problem" in model.heldOut) return false;
  const features = model.heldOut.shapes.wrong
    .map(({ feature, remedy, bins }) => {
      const isWrong = ({ adjustedPValue = 1 }: ShapeBin) => adjustedPValue < 1 - experiment.confidence;
      const [worst] = bins.filter(isWrong).sort((a, b) => distance(b) - distance(a));
      const { from, to, predicted, observed } = worst!;
      return { feature, remedy, from, to, predicted, observed };
    })
    .sort((a, b) => distance(b) - distance(a));
  return features.length > 0 && { code: "wrong-shape", severity: "warning", features };
}

function distance({ predicted, observed }: Pick<ShapeBin, "predicted" | "observed">): number {
  return Math.abs(observed - predicted);
}

/** By the best of the orders by popularity that beat anything. */
function popularityBeats({ bounds, recommendation, experiment }: ReportBody): Finding | false {
  const { control, treatment, confidence } = experiment;
  const { measure } = recommendation;
  const beaten = ({ toControl, toTreatment }: PopularityComparison) =>
    [
      { system: control, ...toControl },
      { system: treatment, ...toTreatment },
    ].filter(({ low, adjustedPValue }) => low > 0 && adjustedPValue < 1 - confidence);
  const [best] = bounds.popularity
    .filter((order) => beaten(order).length > 0)
    .sort((a, b) => b.mean - a.mean);
  if (best === undefined) return false;
  const { depth, mean, shareOfGain } = best;
  return {
    ...{ code: "popularity-beats", severity: "warning", treatment, measure, depth, mean, confidence },
    beaten: beaten(best).map(({ system, difference, low, high }) => ({ system, difference, low, high })),
    shareOfGain,
  };
}

function narrows({ beyondAccuracy, experiment, dataset }: ReportBody): Finding | false {
  if (dataset.queries < FEWEST_QUERIES) return false;
  const { control, treatment, confidence } = experiment;
  const measures = beyondAccuracy.scores.flatMap(({ left, ...score }) =>
    left !== undefined && left.high < NARROW ? [{ ...score, left }] : [],
  );
  return (
    measures.length > 0 && { code: "narrows", severity: "warning", treatment, control, confidence, measures }
  );
}
