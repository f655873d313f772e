/** How two vectors are compared; higher is nearer. */
export type SimilarityName = "Cosine" | "Dot";

/**
 * The score that Qdrant gives an item before any formula: a·b, divided by |a||b| for Cosine, as a 32-bit number.
 * Computed here in 64-bit, so the last bits may differ from the engine's.
 *
 * @returns Cosine in [-1, 1], and 0 where a vector is all zeros.
 * @example similarity("Cosine", Float32Array.of(3, 4), Float32Array.of(6, 8)) // 1
 */
export function similarity(name: SimilarityName, a: Float32Array, b: Float32Array): number {
  let dot = 0;
  let normA = 0;
  let normB = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i]!;
    const y = b[i]!;
    dot += x * y;
    normA += x * x;
    normB += y * y;
  }
  if (name === "Dot") return Math.fround(dot);
  return normA === 0 || normB === 0 ? 0 : Math.fround(dot / Math.sqrt(normA * normB));
}
