import { CholeskyDecomposition, Matrix } from "ml-matrix";
import { createRandom } from "../../random.ts";
import { groupPositions } from "../group-positions.ts";
import { normal } from "../random-normal.ts";

/** Which user liked which item: two columns of one length. */
export interface Positives {
  readonly user: Int32Array;
  readonly item: Int32Array;
}

/** What the factorisation can be told. */
export interface AlsOptions {
  readonly users: number;
  readonly items: number;
  /** Length of the vectors. */
  readonly factors: number;
  /** Confidence in a positive, above the 1 of everything else. */
  readonly alpha: number;
  /** Ridge penalty λ. */
  readonly lambda: number;
  readonly iterations: number;
  readonly seed: number;
}

/** One vector for each user and each item. */
export interface Factors {
  readonly users: Float64Array[];
  readonly items: Float64Array[];
}

/**
 * Factorises implicit feedback by alternating least squares (Hu, Koren, Volinsky 2008): the vectors x and y minimise
 *
 *     Σ_ui c_ui (p_ui − x_u·y_i)²  +  λ (Σ_u |x_u|² + Σ_i |y_i|²)
 *
 * with p = 1 and c = 1 + alpha for a positive, p = 0 and c = 1 for every other pair. Users and items without a positive
 * keep their small random vectors, so that they neither tie nor matter.
 */
export function factorise({ user, item }: Positives, options: AlsOptions): Factors {
  const users = drawFactors("users", options);
  const items = drawFactors("items", options);
  const itemsOfUser = groupPositions(user, options.users).map((positions) => positions.map((i) => item[i]!));
  const usersOfItem = groupPositions(item, options.items).map((positions) => positions.map((i) => user[i]!));
  for (let iteration = 0; iteration < options.iterations; iteration++) {
    solveSide(users, items, itemsOfUser, options);
    solveSide(items, users, usersOfItem, options);
  }
  return { users, items };
}

/** Normal numbers with a standard deviation of 0.1. */
function drawFactors(side: "users" | "items", options: AlsOptions): Float64Array[] {
  const random = createRandom(`${options.seed}/als/${side}`);
  return Array.from({ length: options[side] }, () =>
    Float64Array.from({ length: options.factors }, () => 0.1 * normal(random)),
  );
}

/**
 * Solves for each vector x of one side, the other side's Y being fixed: (YᵀY + alpha Σ y yᵀ + λI) x = (1 + alpha) Σ y,
 * with both sums over the vector's positives.
 */
function solveSide(
  solved: Float64Array[],
  fixed: readonly Float64Array[],
  positives: readonly Int32Array[],
  { factors, alpha, lambda }: AlsOptions,
): void {
  const everywhere = new Float64Array(factors * factors);
  for (const y of fixed) addOuterProduct(everywhere, y, 1);
  for (let i = 0; i < factors; i++) everywhere[i * factors + i]! += lambda;

  positives.forEach((others, position) => {
    if (others.length === 0) return;
    const left = everywhere.slice();
    const right = new Float64Array(factors);
    for (const other of others) {
      const y = fixed[other]!;
      addOuterProduct(left, y, alpha);
      for (let i = 0; i < factors; i++) right[i]! += (1 + alpha) * y[i]!;
    }
    solved[position] = solveSymmetric(left, right);
  });
}

/** Adds scale · y yᵀ to the lower triangle of a square matrix. */
function addOuterProduct(lower: Float64Array, y: Float64Array, scale: number): void {
  for (let i = 0; i < y.length; i++) {
    const scaled = scale * y[i]!;
    for (let j = 0; j <= i; j++) lower[i * y.length + j]! += scaled * y[j]!;
  }
}

/** The x of A x = b, for a positive definite A given by its lower triangle. */
function solveSymmetric(lower: Float64Array, b: Float64Array): Float64Array {
  const size = b.length;
  const matrix = new Matrix(size, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      matrix.set(i, j, lower[i * size + j]!);
      matrix.set(j, i, lower[i * size + j]!);
    }
  }
  return Float64Array.from(new CholeskyDecomposition(matrix).solve(Matrix.columnVector(b)).to1DArray());
}
