import { type Random, samplePositions } from "../random.ts";
import type { LinearModel } from "./linear-model.ts";
import { countPositives, type Samples, selectRows } from "./samples.ts";

/** All positives and a random share of the negatives. */
export interface CaseControlSample {
  readonly samples: Samples;
  /** Share of the negatives that were kept, in (0, 1]. */
  readonly negativeShare: number;
}

/** Keeps every positive and at most `negativesPerPositive` random negatives for each of them. */
export function drawCaseControl(
  samples: Samples,
  negativesPerPositive: number,
  random: Random,
): CaseControlSample {
  const positives: number[] = [];
  const negatives: number[] = [];
  samples.labels.forEach((label, row) => {
    (label === 1 ? positives : negatives).push(row);
  });
  const kept = Math.min(negatives.length, negativesPerPositive * countPositives(samples));
  const drawn = Array.from(samplePositions(random, negatives.length, kept), (i) => negatives[i]!);
  return {
    samples: selectRows(samples, Int32Array.from([...positives, ...drawn]).sort()),
    negativeShare: kept / negatives.length,
  };
}

/**
 * Corrects the intercept of a model fitted on a case-control sample: b + ln(share of negatives kept). The weights need
 * no correction (Prentice and Pyke, Biometrika 1979).
 */
export function correctIntercept(model: LinearModel, negativeShare: number): LinearModel {
  return { ...model, intercept: model.intercept + Math.log(negativeShare) };
}
