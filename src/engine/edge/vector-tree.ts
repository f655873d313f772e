import type { DenseVector, MultiVector, PointVectors, Vector, VectorMap } from "../server/vectors.ts";
import { floats, list, literal, type Tree } from "./tree.ts";

/** A dense, multi- or sparse vector. */
export function vectorTree(vector: Vector): Tree {
  if ("indices" in vector) return ["SparseVector", literal(vector.indices), floats(vector.values)];
  return Array.isArray(vector[0]) ? list((vector as MultiVector).map(floats)) : floats(vector as DenseVector);
}

/** The vectors of one point. */
export function pointVectorsTree(vectors: PointVectors): Tree {
  if (Array.isArray(vectors)) return vectorTree(vectors);
  const named = Object.entries(vectors as VectorMap);
  return Object.fromEntries(named.map(([name, vector]) => [name, vectorTree(vector)]));
}
