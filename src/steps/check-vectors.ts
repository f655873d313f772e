import type { Dataset } from "../domain.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { createProblemList } from "../problem-list.ts";
import { nameZeroVectors } from "./name-zero-vectors.ts";

/** The square of the length below which Qdrant leaves a vector as it is where it should bring it to the length 1: 2^-23. */
const LEAST_SQUARE = 1.1920928955078125e-7;

/**
 * Checks that Qdrant, which computes similarities in 32 bits, can compare the vectors of a dataset: by Cosine those that are
 * too short keep their length and those that are too long lose it, by Dot products overrun.
 *
 * @param note Is told of vectors of zeros, which are fine (`nameZeroVectors`).
 * @throws HarnessError `input` with each vector of which that is so.
 */
export function checkVectors(
  dataset: Pick<Dataset, "name" | "users" | "items">,
  distance: Experiment["retrieval"]["distance"],
  note: (line: string) => void,
): void {
  const { users, items } = dataset;
  const problems = createProblemList();
  // By Dot no product of two vectors is larger than that of their lengths.
  const partner = distance === "Dot" ? { item: longest(users), user: longest(items) } : undefined;
  for (const [kind, owners] of [
    ["item", items],
    ["user", users],
  ] as const) {
    for (const { id, vector } of owners) {
      const square = squareOf(vector);
      const length = Math.sqrt(square);
      if (partner !== undefined) {
        if (Number.isFinite(Math.fround(length * partner[kind]))) continue;
        problems.add(
          `${kind} ${id}: its vector has the length ${show(length)}, and products with others, up to the length ${show(partner[kind])}, overrun 32 bits; scale the vectors down`,
        );
      } else if (square > 0 && Math.fround(square) < LEAST_SQUARE) {
        problems.add(
          `${kind} ${id}: its vector has the length ${show(length)}, and by Cosine Qdrant takes what is shorter than 0.000346 for a vector of zeros; scale the vectors up`,
        );
      } else if (!Number.isFinite(Math.fround(square))) {
        problems.add(
          `${kind} ${id}: its vector has the length ${show(length)}, whose square overruns the 32 bits in which Qdrant computes Cosine; scale the vectors down`,
        );
      }
    }
  }
  problems.throwIfAny();
  nameZeroVectors(dataset, distance, note);
}

function longest(owners: readonly { readonly vector: Float32Array }[]): number {
  return Math.sqrt(owners.reduce((most, { vector }) => Math.max(most, squareOf(vector)), 0));
}

function squareOf(vector: Float32Array): number {
  let sum = 0;
  for (const x of vector) sum += x * x;
  return sum;
}

function show(length: number): string {
  return String(Number(length.toPrecision(3)));
}
