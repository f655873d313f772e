/** What the bridge builds an object of qdrant_edge from; `bridge.py` explains the notation. */
export type Tree = null | boolean | number | string | readonly unknown[] | { readonly [key: string]: Tree };

/** A Python list of what the trees stand for. */
export function list(trees: readonly Tree[]): Tree {
  return ["[", ...trees];
}

/** A Python set of what the trees stand for. */
export function set(trees: readonly Tree[]): Tree {
  return ["{", ...trees];
}

/** A value that is passed on as it is: a vector, a payload, a list of names. */
export function literal(value: unknown): Tree {
  return ["=", value];
}

/** A list of 32-bit floats, packed. */
export function floats(values: readonly number[]): Tree {
  return ["f32", Buffer.from(new Float32Array(values).buffer).toString("base64")];
}
