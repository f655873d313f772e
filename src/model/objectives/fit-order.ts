import { inverse, Matrix } from "ml-matrix";
import { inputError } from "../../errors.ts";
import { NO_PAUSE, type Pause } from "../../pause.ts";
import { createRandom } from "../../random.ts";
import { symmetricMatrix } from "../../statistics/symmetric-matrix.ts";
import { centreColumns } from "../centred-columns.ts";
import type { LinearModel } from "../linear-model.ts";
import { minimise } from "../minimise.ts";
import { solveByNewton } from "../newton.ts";
import type { Samples } from "../samples.ts";
import { type WhitenedDesign, whitenDesign } from "../whitened-design.ts";
import { type Calibration, calibrated, calibrateOrder } from "./calibrate-order.ts";
import { ascendMeasure } from "./coordinate-ascent.ts";
import { listwiseLoss } from "./listwise-loss.ts";
import type { OrderObjective } from "./objective.ts";
import type { OrderDerivatives, OrderLoss } from "./order-loss.ts";
import { pairwiseLoss } from "./pairwise-loss.ts";
import { type RankingLists, rankingLists } from "./ranking-lists.ts";

/** Weights that order lists. */
export interface OrderFit {
  /** Its sigmoid is a probability where there is a calibration. */
  readonly model: LinearModel;
  readonly calibration: Calibration | undefined;
  /** How many lists teach an order, and their rows. */
  readonly lists: number;
  readonly rows: number;
  /** Of the weights; undefined where the objective has no derivatives, or there are too few lists. */
  readonly errors: OrderErrors | undefined;
}

/** How sure weights are: of lists that are independent of each other. */
export interface OrderErrors {
  /** By how much the gradients of lists differ: robust to what rows of one list have in common. */
  readonly robust: readonly number[];
  /** By the curvature alone. */
  readonly independent: readonly number[];
}

/** How an order is learned, besides the samples. */
export interface OrderRecipe {
  readonly objective: OrderObjective;
  readonly l2: number;
  readonly seed: string;
}

const LOSSES = { pairwise: pairwiseLoss, listwise: listwiseLoss };
/** Random starts of coordinate ascent, besides the optima of the convex losses. */
const RESTARTS = 3;
/** Keeps the starts finite. */
const START_L2 = 1e-3;

/**
 * Learns the weights that order the lists of the samples best, and calibrates them.
 *
 * @throws HarnessError `input` where the samples are not in lists, teach no order, or determine no weights.
 */
export async function fitOrder(
  samples: Samples,
  { objective, l2, seed }: OrderRecipe,
  pause: Pause = NO_PAUSE,
): Promise<OrderFit> {
  const lists = rankingLists(samples);
  await pause();
  const { model, errors } = await (objective.name === "metric"
    ? fitMeasure(lists, objective.measure, seed, pause)
    : fitLoss(lists, objective.name, l2, pause));
  const calibration = await calibrateOrder(model, samples, pause);
  const scale = calibration?.slope ?? 1;
  return {
    model: calibration === undefined ? model : calibrated(model, calibration),
    calibration,
    lists: lists.starts.length - 1,
    rows: lists.grades.length,
    errors: errors && {
      robust: errors.robust.map((error) => scale * error),
      independent: errors.independent.map((error) => scale * error),
    },
  };
}

type Order = Pick<OrderFit, "model" | "errors">;

async function fitLoss(
  lists: RankingLists,
  name: keyof typeof LOSSES,
  l2: number,
  pause: Pause,
): Promise<Order> {
  const design = whitenDesign(lists.samples);
  const solved = await solveOrder(design, lists, { loss: LOSSES[name], l2 }, pause);
  if (solved === undefined) {
    throw inputError(
      `training.objective ${name} has no finite optimum: some weights put every list in order, or a column is the same within every list; set training.l2, or leave out what only tells lists apart`,
    );
  }
  const { coefficients, state } = solved;
  return { model: design.toModel(coefficients), errors: errorsOf(design, lists, state) };
}

async function fitMeasure(
  lists: RankingLists,
  measure: Extract<OrderObjective, { name: "metric" }>["measure"],
  seed: string,
  pause: Pause,
): Promise<Order> {
  const { samples } = lists;
  const design = whitenDesign(samples);
  const starts: number[][] = [];
  for (const loss of Object.values(LOSSES)) {
    const solved = await solveOrder(design, lists, { loss, l2: START_L2 }, pause);
    if (solved !== undefined) starts.push([...design.toModel(solved.coefficients).weights]);
  }
  const logistic = await solveByNewton(design, START_L2, undefined, pause);
  if (logistic !== undefined) starts.push([...design.toModel(logistic.coefficients).weights]);
  const { deviations } = centreColumns(samples);
  const random = createRandom(`${seed}/coordinate-ascent`);
  const options = { deviations, starts, restarts: RESTARTS, random };
  const weights = await ascendMeasure(lists, measure, options, pause);
  return { model: { intercept: 0, weights }, errors: undefined };
}

type OrderState = ReturnType<typeof stateAt>;

function solveOrder(
  design: WhitenedDesign,
  { grades, starts }: RankingLists,
  { loss, l2 }: { readonly loss: OrderLoss; readonly l2: number },
  pause: Pause,
) {
  const { width, values } = design;
  const penalty = Matrix.mul(design.ridge, l2);
  const rows = { width, values, grades, starts };
  const evaluate = (coefficients: readonly number[]) =>
    stateAt(loss(rows, coefficients), penalty, coefficients);
  return minimise(evaluate, new Array<number>(width).fill(0), pause);
}

function stateAt(derivatives: OrderDerivatives, penalty: Matrix, coefficients: readonly number[]) {
  const width = coefficients.length;
  const column = Matrix.columnVector([...coefficients]);
  const pull = penalty.mmul(column);
  const curvature = symmetricMatrix(derivatives.curvature, width).add(penalty);
  const gradient = Matrix.columnVector(derivatives.gradient).add(pull);
  // The intercept changes no order: it stays 0.
  for (let j = 0; j < width; j++) {
    curvature.set(0, j, j === 0 ? 1 : 0);
    curvature.set(j, 0, j === 0 ? 1 : 0);
  }
  gradient.set(0, 0, 0);
  return { ...derivatives, loss: derivatives.loss + column.dot(pull) / 2, gradient, curvature };
}

/** H⁻¹ J H⁻¹ with J = Σ gg' · G / (G - 1) over the gradients g of G lists, and H⁻¹ alone. */
function errorsOf(
  design: WhitenedDesign,
  { starts }: RankingLists,
  { curvature, residuals }: OrderState,
): OrderErrors | undefined {
  const { width, values } = design;
  const lists = starts.length - 1;
  if (lists < 2) return undefined;
  const sums = new Float64Array(width * width);
  for (let list = 0; list < lists; list++) {
    const gradient = new Float64Array(width);
    for (let row = starts[list]!; row < starts[list + 1]!; row++) {
      for (let j = 1; j < width; j++) gradient[j]! += residuals[row]! * values[row * width + j]!;
    }
    for (let a = 0; a < width; a++) {
      for (let b = 0; b <= a; b++) sums[a * width + b]! += gradient[a]! * gradient[b]!;
    }
  }
  const turn = inverse(curvature);
  const observed = symmetricMatrix(sums, width).mul(lists / (lists - 1));
  const errors = (covariance: Matrix) => design.variances(covariance).slice(1).map(Math.sqrt);
  return { robust: errors(turn.mmul(observed).mmul(turn)), independent: errors(turn) };
}
