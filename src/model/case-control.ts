import { type Random, samplePositions } from "../random.ts";
import type { LinearModel } from "./linear-model.ts";
import { type Samples, selectRows } from "./samples.ts";

/** A random share of the positives, and one of the negatives. */
export interface CaseControlSample {
  readonly samples: Samples;
  /** Shares that were kept, each in (0, 1]. */
  readonly positiveShare: number;
  readonly negativeShare: number;
}

/** How many rows to keep. */
export interface CaseControlSize {
  /** At most so many negatives for each positive that is kept. */
  readonly negativesPerPositive: number;
  /** At most so many rows in all; by default every positive is kept. */
  readonly maximumRows?: number;
}

/**
 * Draws positives and negatives apart, so that rare positives are kept where negatives are plenty.
 *
 * A positive of propensity p counts 1 - 1/p times as a negative as well; among negatives of which a share s was kept,
 * that part must shrink as they did: its row then weighs 1/p + s · (1 - 1/p).
 */
export function drawCaseControl(
  samples: Samples,
  { negativesPerPositive, maximumRows = Number.POSITIVE_INFINITY }: CaseControlSize,
  random: Random,
): CaseControlSample {
  const positives: number[] = [];
  const negatives: number[] = [];
  samples.labels.forEach((label, row) => {
    (label > 0 ? positives : negatives).push(row);
  });
  const cases = Math.min(positives.length, Math.ceil(maximumRows / (1 + negativesPerPositive)));
  const controls = Math.min(negatives.length, negativesPerPositive * cases, maximumRows - cases);
  const draw = (rows: readonly number[], count: number) =>
    Array.from(samplePositions(random, rows.length, count), (i) => rows[i]!);
  const drawn = selectRows(
    samples,
    Int32Array.from([...draw(positives, cases), ...draw(negatives, controls)]).sort(),
  );
  const negativeShare = controls / negatives.length;
  return {
    samples: {
      ...drawn,
      weights: drawn.weights.map((weight, row) => {
        const label = drawn.labels[row]!;
        return label > 0 ? label + negativeShare * (weight - label) : weight;
      }),
    },
    positiveShare: cases / positives.length,
    negativeShare,
  };
}

/**
 * Corrects the intercept of a model fitted on a case-control sample: b + ln(share of negatives / share of positives).
 * It is exact: the odds in the sample are the true ones times the ratio of the shares, so the weights stay as they are
 * (Prentice and Pyke, Logistic disease incidence models and case-control studies, Biometrika 1979).
 */
export function correctIntercept(
  model: LinearModel,
  { positiveShare, negativeShare }: Omit<CaseControlSample, "samples">,
): LinearModel {
  return { ...model, intercept: model.intercept + Math.log(negativeShare / positiveShare) };
}
