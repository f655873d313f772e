import { CholeskyDecomposition, type Matrix } from "ml-matrix";
import type { Pause } from "../pause.ts";

/** A loss at one point, with its first and second derivatives. */
export interface LossState {
  readonly loss: number;
  /** A column. */
  readonly gradient: Matrix;
  readonly curvature: Matrix;
}

/** Where a loss is least. */
export interface Minimum<State extends LossState> {
  readonly coefficients: number[];
  readonly state: State;
  readonly iterations: number;
}

const MAX_ITERATIONS = 50;
/** A step so small leaves an error of the order of its square. */
const CONVERGED = 1e-7;

/**
 * Minimises a convex loss by Newton's method, halving a step that would lose more.
 *
 * @returns Undefined when there is no finite optimum.
 */
export async function minimise<State extends LossState>(
  evaluate: (coefficients: readonly number[]) => State,
  start: readonly number[],
  pause: Pause,
): Promise<Minimum<State> | undefined> {
  let coefficients = [...start];
  let state = evaluate(coefficients);
  for (let iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
    const cholesky = new CholeskyDecomposition(state.curvature);
    if (!cholesky.isPositiveDefinite()) return undefined;
    const step = cholesky.solve(state.gradient).to1DArray();
    let size = 1;
    let next = evaluate(move(coefficients, step, size));
    await pause();
    while (next.loss > state.loss + 1e-9 * Math.abs(state.loss) && size > 1e-6) {
      await pause();
      size /= 2;
      next = evaluate(move(coefficients, step, size));
    }
    coefficients = move(coefficients, step, size);
    state = next;
    if (Math.max(...step.map(Math.abs)) * size < CONVERGED) {
      return { coefficients, state, iterations: iteration };
    }
  }
  return undefined;
}

function move(from: readonly number[], step: readonly number[], size: number): number[] {
  return from.map((value, i) => value - size * step[i]!);
}
