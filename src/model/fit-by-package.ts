import LogisticRegression from "ml-logistic-regression";
import { Matrix } from "ml-matrix";
import { createRandom } from "../random.ts";
import { type CaseControlSample, correctIntercept, drawCaseControl } from "./case-control.ts";
import type { LinearModel } from "./linear-model.ts";
import type { Samples } from "./samples.ts";
import { sum } from "./sum.ts";
import { type WhitenedDesign, whitenDesign } from "./whitened-design.ts";

/** What `ml-logistic-regression` was given, and what it made of it. */
export interface PackageFit {
  readonly model: LinearModel;
  readonly rows: number;
  readonly steps: number;
}

/** Rows × gradient steps that the package takes in about three seconds, in which it lets no signal through. */
const BUDGET = 4_000_000;
/** Its time grows faster than its rows: a case-control sample of this size takes about two seconds. */
const CASE_CONTROL = { negativesPerPositive: 3, maximumRows: 40_000 };

/**
 * Fits the samples with `ml-logistic-regression`: plain gradient ascent on the summed log-likelihood, from zero.
 *
 * On a whitened design the step 4/n can never overshoot (the curvature is at most n/4), and the error shrinks by about
 * 1 - 4·rate·(1-rate) a step, which `gradientSteps` turns into the number of steps. Where all rows would take too long
 * it gets a case-control sample. The package knows neither penalties nor weights of rows.
 *
 * @param design Of all the samples.
 */
export function fitByPackage(samples: Samples, design: WhitenedDesign, seed: string): PackageFit {
  const all = samples.labels.length * gradientSteps(samples) <= BUDGET;
  const given: CaseControlSample = all
    ? { samples, positiveShare: 1, negativeShare: 1 }
    : drawCaseControl(samples, CASE_CONTROL, createRandom(`${seed}/case-control`));
  const givenDesign = all ? design : whitenDesign(given.samples);
  const steps = gradientSteps(given.samples);
  const model = givenDesign.toModel(ascend(givenDesign, steps));
  return { model: correctIntercept(model, given), rows: givenDesign.rows, steps };
}

/**
 * The package fits "one against the rest" and so everything twice; an untrained one-class model from its `load` gives
 * the single fit that is needed.
 */
function ascend({ rows, width, values, labels }: WhitenedDesign, steps: number): number[] {
  const regression = LogisticRegression.load({
    name: "LogisticRegression",
    numberClasses: 1,
    classifiers: [{ numSteps: steps, learningRate: 4 / rows }],
  }).classifiers[0]!;
  const matrix = new Matrix(
    Array.from({ length: rows }, (_, row) => values.subarray(row * width, (row + 1) * width)),
  );
  regression.train(matrix, Matrix.columnVector(labels.subarray(0, rows)));
  return regression.weights.to1DArray();
}

/** Enough steps to come within 0.001 standard errors of the optimum at this rate of positives. */
function gradientSteps({ labels, weights }: Samples): number {
  const rate = sum(labels) / sum(weights);
  return Math.max(60, Math.ceil(30 / (4 * rate * (1 - rate))));
}
