import { notSupported } from "../qdrant-error.ts";
import type { DenseVector, PointVectors, SparseVector, Vector, VectorInput } from "../vectors.ts";
import { array, type Decoder, f32, isMap, struct, unsigned, untagged } from "./decoder.ts";
import { fail } from "./format-error.ts";
import { pointId } from "./point-id.ts";

const dense: Decoder<DenseVector> = (value) => {
  if (!Array.isArray(value)) return fail(value, "a sequence");
  for (const each of value) if (typeof each !== "number") fail(each, "f32");
  return value as number[];
};

const multi = array(dense);

const sparseParts = struct<SparseVector>("SparseVector", {
  indices: array(unsigned("u32")),
  values: array(f32),
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
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, anyVector(each, issues)]));
  },
);

export const vectorInput: Decoder<VectorInput> = (value, issues) =>
  typeof value === "number" || typeof value === "string"
    ? { id: pointId(value, issues) }
    : anyVector(value, issues);
