/** How the prefetch scores that the engine gave agree with the similarities of the dataset's vectors. */
export interface PrefetchParity {
  /** Scores that were compared. */
  readonly scores: number;
  /** Those among them that are farther off than the collection's way of keeping vectors explains. */
  readonly beyondRounding: number;
  /** As a share of the product of the two vectors' lengths. */
  readonly largestDifference: number;
  /** The difference that is explained, as such a share. */
  readonly precision: number;
}

/** A score of the engine beside the similarity that it should be. */
export interface ScoredPair {
  readonly score: number;
  readonly similarity: number;
  /** The product of the lengths of the two vectors; 1 where they are compared by Cosine. */
  readonly scale: number;
}

/** Compares prefetch scores with similarities, one by one. */
export function checkPrefetchScores(pairs: Iterable<ScoredPair>, precision: number): PrefetchParity {
  let scores = 0;
  let beyondRounding = 0;
  let largestDifference = 0;
  for (const { score, similarity, scale } of pairs) {
    scores += 1;
    const difference = Math.abs(score - similarity) / (scale || 1);
    if (!(difference <= precision)) beyondRounding += 1;
    largestDifference = Math.max(largestDifference, difference);
  }
  return { scores, beyondRounding, largestDifference, precision };
}
