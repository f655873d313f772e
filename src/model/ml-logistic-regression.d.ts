declare module "ml-logistic-regression" {
  import type { Matrix } from "ml-matrix";

  interface TwoClassRegression {
    readonly numSteps: number;
    readonly learningRate: number;
    /** One row: the coefficients of the columns of X. */
    readonly weights: Matrix;
    /** Gradient ascent from zero; labels are a column of 0 and 1. */
    train(X: Matrix, labels: Matrix): void;
  }

  interface SavedRegression {
    readonly name: "LogisticRegression";
    readonly numberClasses: number;
    readonly classifiers: readonly { readonly numSteps: number; readonly learningRate: number }[];
  }

  class LogisticRegression {
    readonly classifiers: readonly TwoClassRegression[];
    static load(saved: SavedRegression): LogisticRegression;
  }

  export = LogisticRegression;
}
