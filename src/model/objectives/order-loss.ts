/** Rows in lists, with the columns that coefficients multiply. */
export interface ListedRows {
  /** How many columns. */
  readonly width: number;
  /** rows × width, row by row. */
  readonly values: Float64Array;
  /** Descending within each list. */
  readonly grades: Float64Array;
  /** Where each list starts, and then where the last ends. */
  readonly starts: Int32Array;
}

/** A loss at one point, with its derivatives. */
export interface OrderDerivatives {
  readonly loss: number;
  readonly gradient: Float64Array;
  /** The lower triangle of the second derivatives, row by row in a square. */
  readonly curvature: Float64Array;
  /** The derivative in the logit of each row: the gradient is Σ residual · x. */
  readonly residuals: Float64Array;
}

/** A convex loss of the order that logits z = Σ coefficient · x give to lists; an intercept would change nothing. */
export type OrderLoss = (rows: ListedRows, coefficients: readonly number[]) => OrderDerivatives;

/** Sums to be added to. */
export function startSums(width: number, rows: number): Omit<OrderDerivatives, "loss"> {
  return {
    gradient: new Float64Array(width),
    curvature: new Float64Array(width * width),
    residuals: new Float64Array(rows),
  };
}
