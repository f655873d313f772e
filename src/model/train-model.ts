import { createRandom } from "../random.ts";
import { type CaseControlSample, correctIntercept, drawCaseControl } from "./case-control.ts";
import { assessFit, type Fit } from "./diagnostics.ts";
import { fitByPackage, gradientSteps } from "./fit-by-package.ts";
import type { LinearModel } from "./linear-model.ts";
import { solveByNewton } from "./newton.ts";
import { countPositives, type Samples } from "./samples.ts";
import { whitenDesign } from "./whitened-design.ts";

/** A trained model with what its reader needs to trust it. */
export interface TrainedModel {
  readonly model: LinearModel;
  /** Columns of the samples, aligned with the weights. */
  readonly columns: readonly string[];
  readonly standardErrors: { readonly intercept: number; readonly weights: readonly number[] };
  readonly samples: { readonly rows: number; readonly positives: number };
  /** What `ml-logistic-regression` was given and how far it came. */
  readonly package: {
    readonly rows: number;
    readonly steps: number;
    /** Largest distance of one of its coefficients from the optimum of all rows, in standard errors. */
    readonly distance: number;
  };
  /** Whose weights `model` holds: the package's, or the Newton optimum of all rows that starts from them. */
  readonly weightsFrom: "ml-logistic-regression" | "newton";
  /** On the training samples. */
  readonly fit: Fit;
}

/** What the package takes for one gradient step over 1,000 rows. */
const MS_PER_STEP_AND_1000_ROWS = 0.6;
const PACKAGE_BUDGET_MS = 5000;
const NEGATIVES_PER_POSITIVE = 3;

/**
 * Trains the logistic regression with `ml-logistic-regression` and checks it against the Newton optimum of all rows.
 *
 * Where all rows would take the package longer than five seconds it gets all positives and a few negatives for each,
 * and Newton carries its weights on to the optimum of all rows; the result says so.
 *
 * @throws HarnessError `input` when the samples do not determine a regression (see `whitenDesign`, `solveByNewton`).
 */
export function trainModel(samples: Samples, seed: string): TrainedModel {
  const design = whitenDesign(samples);
  const all = packageMilliseconds(samples) <= PACKAGE_BUDGET_MS;
  const given: CaseControlSample = all
    ? { samples, negativeShare: 1 }
    : drawCaseControl(samples, NEGATIVES_PER_POSITIVE, createRandom(`${seed}/case-control`));

  const packageDesign = all ? design : whitenDesign(given.samples);
  const steps = gradientSteps(given.samples);
  const fitted = correctIntercept(
    packageDesign.toModel(fitByPackage(packageDesign, steps)),
    given.negativeShare,
  );

  const solution = solveByNewton(design, design.toCoefficients(fitted));
  const optimum = design.toModel(solution.coefficients);
  const [interceptError = 0, ...weightErrors] = design.standardErrors(solution.covariance);
  const model = all ? fitted : optimum;
  return {
    model,
    columns: samples.columns,
    standardErrors: { intercept: interceptError, weights: weightErrors },
    samples: { rows: samples.labels.length, positives: countPositives(samples) },
    package: {
      rows: given.samples.labels.length,
      steps,
      distance: largestDistance(fitted, optimum, [interceptError, ...weightErrors]),
    },
    weightsFrom: all ? "ml-logistic-regression" : "newton",
    fit: assessFit(model, samples),
  };
}

function packageMilliseconds(samples: Samples): number {
  return (samples.labels.length / 1000) * gradientSteps(samples) * MS_PER_STEP_AND_1000_ROWS;
}

function largestDistance(a: LinearModel, b: LinearModel, errors: readonly number[]): number {
  const other = [b.intercept, ...b.weights];
  return Math.max(...[a.intercept, ...a.weights].map((value, i) => Math.abs(value - other[i]!) / errors[i]!));
}
