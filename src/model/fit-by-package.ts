import LogisticRegression from "ml-logistic-regression";
import { Matrix } from "ml-matrix";
import { countPositives, type Samples } from "./samples.ts";
import type { WhitenedDesign } from "./whitened-design.ts";

/**
 * Fits a whitened design with `ml-logistic-regression`: plain gradient ascent on the summed log-likelihood, from zero.
 *
 * On a whitened design the step 4/n can never overshoot (the curvature is at most n/4), and the error shrinks by about
 * 1 - 4·rate·(1-rate) a step, which `gradientSteps` turns into the number of steps. The package fits "one against the
 * rest" and so everything twice; an untrained one-class model from its `load` gives the single fit that is needed.
 *
 * @returns Coefficients, intercept first.
 */
export function fitByPackage(design: WhitenedDesign, steps: number): number[] {
  const regression = LogisticRegression.load({
    name: "LogisticRegression",
    numberClasses: 1,
    classifiers: [{ numSteps: steps, learningRate: 4 / design.rows }],
  }).classifiers[0]!;
  const rows = Array.from({ length: design.rows }, (_, row) =>
    design.values.subarray(row * design.width, (row + 1) * design.width),
  );
  regression.train(new Matrix(rows), Matrix.columnVector(design.labels));
  return regression.weights.to1DArray();
}

/** Enough steps to come within 0.001 standard errors of the optimum at this share of positives. */
export function gradientSteps(samples: Samples): number {
  const rate = countPositives(samples) / samples.labels.length;
  return Math.max(60, Math.ceil(30 / (4 * rate * (1 - rate))));
}
