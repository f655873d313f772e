import type { Dataset, Item, SparseVector, User } from "../domain.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { createProblemList } from "../problem-list.ts";
import { nameZeroVectors } from "./name-zero-vectors.ts";

/** The square of the length below which Qdrant leaves a vector as it is where it should bring it to the length 1: 2^-23. */
const LEAST_SQUARE = 1.1920928955078125e-7;

/**
 * Checks that Qdrant, which computes similarities in 32 bits, can compare the vectors of a dataset: by Cosine those that are
 * too short keep their length and those that are too long lose it, by Dot, and of sparse vectors, products overrun.
 *
 * @param note Is told of vectors of zeros, which are fine (`nameZeroVectors`).
 * @throws HarnessError `input` with each vector of which that is so.
 */
export function checkVectors(
  dataset: Pick<Dataset, "name" | "users" | "items" | "vectorSpaces">,
  distance: Experiment["retrieval"]["distance"],
  note: (line: string) => void,
): void {
  const { users, items, vectorSpaces } = dataset;
  const problems = createProblemList();
  const names = new Set([...items, ...users].flatMap(({ vectors = {} }) => Object.keys(vectors)));
  for (const name of [undefined, ...names]) {
    const which = name === undefined ? "its vector" : `its vector ${name}`;
    const sparse = [...items, ...users].some(
      ({ vectors }) => name !== undefined && isSparse(vectors?.[name]),
    );
    const own = vectorSpaces.find((space) => space.name === name)?.distance;
    const comparedBy = sparse ? "Dot" : (own ?? distance);
    // By Dot no product of two vectors is larger than that of their lengths.
    const partner =
      comparedBy === "Dot" ? { item: longest(users, name), user: longest(items, name) } : undefined;
    for (const [kind, owners] of [
      ["item", items],
      ["user", users],
    ] as const) {
      for (const owner of owners) {
        const square = squareOf(owner, name);
        const problem = describeProblem(square, partner?.[kind]);
        if (problem !== undefined) {
          problems.add(`${kind} ${owner.id}: ${which} has the length ${show(Math.sqrt(square))}, ${problem}`);
        }
      }
    }
  }
  problems.throwIfAny();
  nameZeroVectors(dataset, distance, note);
}

/**
 * What is wrong with a vector.
 *
 * @param square Of its length.
 * @param partner The greatest length of the vectors that it is compared with, where that is by Dot.
 */
function describeProblem(square: number, partner: number | undefined): string | undefined {
  if (partner !== undefined) {
    if (Number.isFinite(Math.fround(Math.sqrt(square) * partner))) return undefined;
    return `and products with others, up to the length ${show(partner)}, overrun 32 bits; scale the vectors down`;
  }
  if (square > 0 && Math.fround(square) < LEAST_SQUARE) {
    return "and by Cosine Qdrant takes what is shorter than 0.000346 for a vector of zeros; scale the vectors up";
  }
  return Number.isFinite(Math.fround(square))
    ? undefined
    : "whose square overruns the 32 bits in which Qdrant computes Cosine; scale the vectors down";
}

type Owner = Pick<User | Item, "vector" | "vectors">;

function longest(owners: readonly Owner[], name: string | undefined): number {
  return Math.sqrt(owners.reduce((most, owner) => Math.max(most, squareOf(owner, name)), 0));
}

/** Of the length of the vector of a name, or of the one without; 0 where there is none. */
function squareOf({ vector, vectors }: Owner, name: string | undefined): number {
  const named = name === undefined ? vector : vectors?.[name];
  const numbers = isSparse(named) ? named.values : named;
  let sum = 0;
  for (const x of numbers ?? []) sum += x * x;
  return sum;
}

function isSparse(vector: Float32Array | SparseVector | undefined): vector is SparseVector {
  return vector !== undefined && !(vector instanceof Float32Array);
}

function show(length: number): string {
  return String(Number(length.toPrecision(3)));
}
