import { notSupported } from "../qdrant-error.ts";
import type { DenseVector, PointVectors, SparseVector, Vector, VectorInput } from "../vectors.ts";
import { pointId } from "./decode-point-id.ts";
import { array, type Decoder, f32, isMap, mapOf, struct, unsigned, untagged } from "./decoder.ts";
import { fail, NumberOutOfRange } from "./format-error.ts";

/** From here on a number is rounded to infinity in 32 bits. */
const BEYOND_F32 = 2 ** 128 - 2 ** 103;

/** One number of a vector: nothing can be compared with an infinite one. */
const component: Decoder<number> = (value, issues) => {
  const number = f32(value, issues);
  if (Math.abs(number) >= BEYOND_F32) throw new NumberOutOfRange(number, "a 32-bit float");
  return number;
};
const components = array(component);

/** Nearly all of an upload passes here, so what is right is not decoded number by number. */
const dense: Decoder<DenseVector> = (value, issues) => {
  const right = (each: unknown) => typeof each === "number" && Math.abs(each) < BEYOND_F32;
  return Array.isArray(value) && value.every(right) ? (value as number[]) : components(value, issues);
};

const rows = array(dense);
const multi: Decoder<readonly DenseVector[]> = (value, issues) => {
  const vectors = rows(value, issues);
  const other = vectors.find(({ length }) => length !== vectors[0]!.length);
  if (other !== undefined) {
    const problem = `all vectors must have the same dimension, found vector with dimension ${other.length}`;
    issues.push({ path: "", text: `Validation error: ${problem} [{}]` });
  }
  return vectors;
};

const sparseParts = struct<SparseVector>("SparseVector", {
  indices: array(unsigned("u32")),
  values: components,
});

const sparse: Decoder<SparseVector> = (value, issues) => {
  const vector = sparseParts(value, issues);
  if (vector.indices.length !== vector.values.length) {
    issues.push({ path: "values", text: "Validation error: must be the same length as indices [{}]" });
  }
  if (new Set(vector.indices).size !== vector.indices.length) {
    issues.push({ path: "indices", text: "Validation error: must be unique [{}]" });
  }
  return vector;
};

const anyVector: Decoder<Vector> = (value, issues) => {
  if (Array.isArray(value)) return Array.isArray(value[0]) ? multi(value, issues) : dense(value, issues);
  if (isMap(value)) {
    if ("indices" in value) return sparse(value, issues);
    if ("text" in value || "image" in value || "object" in value) throw notSupported("inference of vectors");
  }
  return fail(value, "a vector");
};

export const vector = untagged("data did not match any variant of untagged enum Vector", anyVector);

/** The vectors of one point, as an upsert gives them. */
export const pointVectors: Decoder<PointVectors> = untagged(
  "data did not match any variant of untagged enum VectorStruct",
  (value, issues) => {
    if (!isMap(value)) return anyVector(value, issues) as PointVectors;
    if (typeof value.text === "string" && "model" in value) throw notSupported("inference of vectors");
    return mapOf(anyVector)(value, issues);
  },
);

export const vectorInput: Decoder<VectorInput> = (value, issues) =>
  typeof value === "number" || typeof value === "string"
    ? { id: pointId(value, issues) }
    : anyVector(value, issues);
