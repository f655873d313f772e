import type { Schemas } from "@qdrant/js-client-rest";

/** How Qdrant keeps the numbers of a vector. */
export type Datatype = "float32" | "float16" | "uint8";

/**
 * How far a score may be from the similarity of the vectors that were meant, as a share of the product of their lengths:
 * what 32-bit sums, half precision or whole numbers up to 255 leave undecided.
 */
const SCORE_PRECISION: { readonly [datatype in Datatype]: number } = {
  float32: 1e-5,
  float16: 2e-3,
  uint8: 0.02,
};

/** An exact search ignores a quantization; should one not, its scores are near those of the vectors. */
const QUANTIZED_PRECISION = 0.02;

/** Of the vectors that the harness stores itself. */
export const OWN_PRECISION = SCORE_PRECISION.float32;

/** How a vector is kept; numbers of 32 bits where the collection does not say. */
export function datatypeOf({
  datatype,
}: {
  readonly datatype?: Schemas["VectorParams"]["datatype"];
}): Datatype {
  return datatype === "float16" || datatype === "uint8" ? datatype : "float32";
}

/** How far the scores by a vector may be from the similarities, as a share of the product of two lengths. */
export function scorePrecision(
  params: Pick<Schemas["VectorParams"], "datatype" | "quantization_config">,
  collectionIsQuantized: boolean,
): number {
  const isQuantized = collectionIsQuantized || Boolean(params.quantization_config);
  return Math.max(SCORE_PRECISION[datatypeOf(params)], isQuantized ? QUANTIZED_PRECISION : 0);
}

/**
 * Whether a vector that a collection returned is the one that was meant, as far as its datatype can keep it.
 *
 * @param isDirection For vectors that are compared by Cosine, whose lengths Qdrant does not keep.
 */
export function isSameVector(
  stored: ArrayLike<number>,
  meant: Float32Array,
  datatype: Datatype,
  isDirection: boolean,
): boolean {
  if (stored.length !== meant.length) return false;
  if (datatype === "uint8") {
    return meant.every((number, i) => Math.abs(Math.min(255, Math.max(0, number)) - stored[i]!) < 1);
  }
  const [scaleStored, scaleMeant] = isDirection ? [1 / lengthOf(stored), 1 / lengthOf(meant)] : [1, 1];
  if (!Number.isFinite(scaleStored) || !Number.isFinite(scaleMeant)) return scaleStored === scaleMeant;
  let square = 0;
  meant.forEach((number, i) => {
    const difference = number * scaleMeant - stored[i]! * scaleStored;
    square += difference * difference;
  });
  return Math.sqrt(square) <= SCORE_PRECISION[datatype] * (isDirection ? 1 : lengthOf(meant));
}

function lengthOf(vector: ArrayLike<number>): number {
  let square = 0;
  for (let i = 0; i < vector.length; i++) square += vector[i]! * vector[i]!;
  return Math.sqrt(square);
}
