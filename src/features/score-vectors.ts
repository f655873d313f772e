import { inputError } from "../errors.ts";
import type { Feature, ScoreVariable, ScoreVector } from "./feature.ts";

/**
 * The further vectors that the features score candidates by, each once, in the order of their prefetches: the score of
 * the first is `$score[1]`, since `$score[0]` is that of the items' own vector.
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

/** Names the score of each vector in a formula. */
export function scoreVariable(vectors: readonly ScoreVector[]): ScoreVariable {
  return (vector) => `$score[${1 + vectors.findIndex((other) => isSame(other, vector))}]`;
}

function isSame(a: ScoreVector, b: ScoreVector): boolean {
  return a.name === b.name && a.affinity === b.affinity;
}
