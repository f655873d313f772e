import { inputError } from "../errors.ts";
import { countPositives, type Samples } from "./samples.ts";
import { sum } from "./sum.ts";

/**
 * Refuses samples that no regression can be fitted to.
 *
 * @throws HarnessError `input` when there is one class only, or a value that is not a finite number; its column is named.
 */
export function checkSamples(samples: Samples): void {
  const { columns, values, labels, weights } = samples;
  const positives = countPositives(samples);
  const advice = "check labels and positiveFrom in the dataset, and the training source in the experiment";
  if (positives === 0 || positives === labels.length) {
    throw inputError(
      `the training samples hold ${positives} positives and ${labels.length - positives} negatives; a regression needs both, so ${advice}`,
    );
  }
  const bad = findNotFinite(values);
  if (bad >= 0) {
    const width = columns.length;
    throw inputError(
      `training column ${columns[bad % width]} is ${values[bad]} in sample ${Math.floor(bad / width)}; check the payload that it reads, and whether its transform is defined there`,
    );
  }
  if (sum(labels) >= sum(weights)) {
    throw inputError(
      `the inverse propensities of the ${positives} positives add up to ${sum(labels)}, and so to more than the ${labels.length} samples; check the dataset's propensities`,
    );
  }
}

/** The position of the first value that is no finite number, or -1. */
function findNotFinite(values: Float64Array): number {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return i;
  return -1;
}
