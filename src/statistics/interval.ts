/** The range that a procedure would have put around the true value in a stated share of all experiments. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
