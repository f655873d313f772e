import { inverse, Matrix } from "ml-matrix";
import { NO_PAUSE, type Pause } from "../pause.ts";
import { symmetricMatrix } from "../statistics/symmetric-matrix.ts";
import { evaluateLoss } from "./evaluate-loss.ts";
import { sigmoid } from "./linear-model.ts";
import { type LossState, minimise } from "./minimise.ts";
import { sum } from "./sum.ts";
import { ROW_BLOCK, type WhitenedDesign } from "./whitened-design.ts";

/** The coefficients of a whitened design that lose least. */
export interface NewtonSolution {
  /** Intercept first. */
  readonly coefficients: number[];
  /** Of the coefficients, as estimates over repeated samples. */
  readonly covariance: Matrix;
  readonly iterations: number;
}

/** Of more rows than this a share is solved first: it leads so near that two or three steps on all of them remain. */
const MANY_ROWS = 50_000;
const SHARE = 16;

/**
 * Minimises Σ weight · ln(1 + exp(z)) - label · z + l2/2 · v'Rv by Newton's method (iteratively reweighted least
 * squares), halving a step that would lose more.
 *
 * @param l2 Penalty on the standardised weights, at least 0; see `TrainingRecipe`.
 * @param start Coefficients to start from, intercept first; by default the optimum of a share of the rows, where they are many.
 * @returns Undefined when there is no finite optimum: some combination of the columns separates the classes.
 */
export async function solveByNewton(
  design: WhitenedDesign,
  l2 = 0,
  start?: readonly number[],
  pause: Pause = NO_PAUSE,
): Promise<NewtonSolution | undefined> {
  const penalty = Matrix.mul(design.ridge, l2);
  const at = (coefficients: readonly number[]) => evaluate(design, penalty, coefficients);
  const minimum = await minimise(at, start ?? (await roughStart(design, l2, pause)), pause);
  if (minimum === undefined) return undefined;
  const { coefficients, state, iterations } = minimum;
  return { coefficients, covariance: covarianceAt(design, coefficients, state), iterations };
}

async function roughStart(design: WhitenedDesign, l2: number, pause: Pause): Promise<number[]> {
  if (design.rows <= MANY_ROWS) return baseRate(design);
  const rough = await solveByNewton(everyBlock(design, SHARE), l2 / SHARE, undefined, pause);
  return rough?.coefficients ?? baseRate(design);
}

/** One block of rows in so many. */
function everyBlock(design: WhitenedDesign, many: number): WhitenedDesign {
  const blocks = Math.floor(design.rows / (ROW_BLOCK * many));
  const pick = (numbers: Float64Array, perRow: number) => {
    const size = ROW_BLOCK * perRow;
    const picked = new Float64Array(blocks * size);
    for (let block = 0; block < blocks; block++) {
      const start = block * many * size;
      picked.set(numbers.subarray(start, start + size), block * size);
    }
    return picked;
  };
  const { width, values, labels, weights } = design;
  return {
    ...design,
    rows: blocks * ROW_BLOCK,
    values: pick(values, width),
    labels: pick(labels, 1),
    weights: pick(weights, 1),
  };
}

/** The intercept of the share of positives, and no weights. */
function baseRate({ width, labels, weights }: WhitenedDesign): number[] {
  const rate = sum(labels) / sum(weights);
  return [Math.log(rate / (1 - rate)), ...new Array<number>(width - 1).fill(0)];
}

interface State extends LossState {
  /** The curvature without the penalty. */
  readonly information: Matrix;
}

function evaluate(design: WhitenedDesign, penalty: Matrix, coefficients: readonly number[]): State {
  const { loss, gradient, information } = evaluateLoss(design, coefficients);
  const column = Matrix.columnVector([...coefficients]);
  const pull = penalty.mmul(column);
  return {
    loss: loss + column.dot(pull) / 2,
    gradient: gradient.add(pull),
    curvature: Matrix.add(information, penalty),
    information,
  };
}

/**
 * H⁻¹ J H⁻¹ with the curvature H and the variance J of the gradient. J is the information where rows are plain
 * observations, so that without a penalty this is its inverse; where they are reweighted it is what they show: Σ residual² xx'.
 */
function covarianceAt(design: WhitenedDesign, coefficients: readonly number[], state: State): Matrix {
  const plain = design.labels.every((label) => label === 0 || label === 1);
  const variance = plain ? state.information : observedVariance(design, coefficients);
  const turn = inverse(state.curvature);
  return turn.mmul(variance).mmul(turn);
}

function observedVariance(design: WhitenedDesign, coefficients: readonly number[]): Matrix {
  const { rows, width, values, labels, weights } = design;
  const sums = new Float64Array(width * width);
  for (let row = 0; row < rows; row++) {
    const x = values.subarray(row * width, (row + 1) * width);
    const z = x.reduce((sum, value, j) => sum + value * coefficients[j]!, 0);
    const residual = weights[row]! * sigmoid(z) - labels[row]!;
    for (let a = 0; a < width; a++) {
      for (let b = 0; b <= a; b++) sums[a * width + b]! += residual * residual * x[a]! * x[b]!;
    }
  }
  return symmetricMatrix(sums, width);
}
