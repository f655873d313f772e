import { inputError } from "../errors.ts";
import type { Feature, ScoreVariable, ScoreVector } from "./feature.ts";

/**
 * The further vectors that the features score candidates by, each once, in the order of their prefetches, which follow
 * those of the retrievers and their fusions.
 *
 * @throws HarnessError `input` where two features want a vector of the same name with different keys.
 */
export function scoreVectors(features: readonly Feature[]): ScoreVector[] {
  const vectors: ScoreVector[] = [];
  for (const vector of features.flatMap(({ vectors = [] }) => vectors)) {
    const namesake = vectors.find(({ name }) => name === vector.name);
    if (namesake !== undefined && JSON.stringify(namesake.keys) !== JSON.stringify(vector.keys)) {
      throw inputError(
        `features want the vector ${vector.name} with different keys; give them the same, or leave the keys to the data`,
      );
    }
    if (!vectors.some((other) => isSame(other, vector))) vectors.push(vector);
  }
  return vectors;
}

/**
 * Names the score of each vector in a formula.
 *
 * @param sources How many prefetches come before them.
 */
export function scoreVariable(vectors: readonly ScoreVector[], sources = 1): ScoreVariable {
  return (vector) => `$score[${sources + vectors.findIndex((other) => isSame(other, vector))}]`;
}

function isSame(a: ScoreVector, b: ScoreVector): boolean {
  return a.name === b.name && a.affinity === b.affinity;
}
