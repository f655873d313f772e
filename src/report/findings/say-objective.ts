import { formatDifference, formatPercent, formatScore } from "../format-number.ts";
import type { ObjectiveCompared, ObjectiveFindingValues } from "./objective-findings.ts";

/** The words of findings on what the weights were learned for. */
export const OBJECTIVE_WORDS: {
  readonly [Code in keyof ObjectiveFindingValues]: (values: ObjectiveFindingValues[Code]) => string;
} = {
  "objective-better": (values) =>
    `To learn for ${values.objective} ranks better than by logistic loss: ${sayDifference(values)}.`,
  "objective-worse": (values) =>
    `To learn for ${values.objective} ranks worse than by logistic loss: ${sayDifference(values)}.`,
  "objective-unproven": (values) =>
    `There is no measurable difference between learning for ${values.objective} and by logistic loss: ${sayDifference(values)}.`,
  "objective-stays": () =>
    "The formula learned by logistic loss: by folds of the training queries no other objective is better.",
};

function sayDifference({ measure, difference, low, high, confidence, pValue }: ObjectiveCompared): string {
  return `${measure} ${formatDifference(difference)}, ${formatPercent(confidence)} interval ${formatDifference(low)} to ${formatDifference(high)}, p = ${formatScore(pValue)} corrected for all objectives`;
}
