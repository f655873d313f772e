import type { Schemas } from "@qdrant/js-client-rest";
import type { Dataset, Item, SparseVector, VectorSpace } from "../domain.ts";
import type { ScoreVector } from "../features/feature.ts";
import type { SimilarityName } from "../model/similarity.ts";
import { holdsDense, holdsSparse, type MeantVector } from "./compare-vectors.ts";
import { scorePrecision } from "./vector-precision.ts";

/** The vectors that the items of a dataset should have in an existing collection. */
export interface ExpectedVectors extends Pick<Dataset, "dimensions" | "vectorSpaces"> {
  /** The vector that holds the items' vector without a name, where vectors have names in the collection. */
  readonly vector: string | undefined;
  /** Of all dense vectors that say no other, but the further ones, which are compared by their dot product. */
  readonly distance: SimilarityName;
  /** By which features score. */
  readonly further: readonly ScoreVector[];
}

/** What a collection says of its vectors. */
export type CollectionVectors = Pick<Schemas["CollectionParams"], "vectors" | "sparse_vectors"> & {
  /** Whether all of its dense vectors are quantized. */
  readonly isQuantized: boolean;
};

/** How the vectors of a collection fit those that are expected. */
export interface VectorsFound {
  /** A sentence each; where there are none, `meant` has all vectors. */
  readonly problems: readonly string[];
  readonly meant: readonly MeantVector[];
  /** How far a score by any of them may be from the similarity; see `scorePrecision`. */
  readonly precision: number;
}

/** About so many numbers a sparse vector has. */
export const SPARSE_NUMBERS = 200;

/** Compares the vectors that a collection has, by name, kind, size and distance, with those that are expected. */
export function findVectors(expected: ExpectedVectors, found: CollectionVectors): VectorsFound {
  const { dimensions, vectorSpaces, vector, distance, further } = expected;
  const dense = denseVectors(found.vectors);
  const wanted = [
    ...(dimensions > 0 ? [{ name: vector, size: dimensions, distance, ofItem: ownOf }] : []),
    ...vectorSpaces.flatMap(({ name, dimensions: size, distance: own = distance }) =>
      size === undefined ? [] : [{ name, size, distance: own, ofItem: namedOf<Float32Array>(name) }],
    ),
    ...further.map(({ name, keys, ofItem }) => ({ name, size: keys.length, distance: "Dot", ofItem })),
  ];
  const sparse = vectorSpaces.filter(({ kind }) => kind === "sparse");
  const problems = [
    ...wanted.flatMap((each) => misfits(each, dense)),
    ...sparse.flatMap((space) => sparseMisfits(space, found.sparse_vectors ?? {})),
  ];
  if (problems.length > 0) return { problems, meant: [], precision: Number.NaN };
  const denseMeant = wanted.map(({ name, size, ofItem }) => {
    const params = dense[name ?? ""]!;
    const precision = scorePrecision(params, found.isQuantized);
    return { name, numbers: size, holds: holdsDense(params, ofItem), precision };
  });
  const sparseMeant = sparse.map(({ name }) => {
    const params = found.sparse_vectors![name]!;
    const precision = scorePrecision(params.index ?? {}, false);
    return {
      name,
      numbers: SPARSE_NUMBERS,
      holds: holdsSparse(params, namedOf<SparseVector>(name)),
      precision,
    };
  });
  const meant = [...denseMeant, ...sparseMeant];
  return { problems, meant, precision: Math.max(...meant.map(({ precision }) => precision)) };
}

function ownOf({ vector }: Item): Float32Array {
  return vector;
}

/** What the readers of a dataset have made sure of: the vectors of a space are of its kind. */
function namedOf<Vector extends Float32Array | SparseVector>(name: string) {
  return ({ vectors }: Item) => vectors?.[name] as Vector | undefined;
}

interface WantedVector {
  readonly name: string | undefined;
  readonly size: number;
  readonly distance: string;
}

/** How a vector differs from the one that is wanted. */
function misfits({ name, size, distance }: WantedVector, vectors: VectorsByName): string[] {
  const found = vectors[name ?? ""];
  if (found === undefined) {
    return [
      name === undefined
        ? `its vectors have names; say in retrieval.vector which of them holds the items': ${list(vectors)}`
        : `it has no vector ${name}; it has ${"" in vectors ? "one, without a name" : list(vectors)}`,
    ];
  }
  const which = name === undefined ? "its vector" : `its vector ${name}`;
  const problems: string[] = [];
  if (found.size !== size) problems.push(`${which} has ${found.size} dimensions, ${size} are needed`);
  if (found.distance !== distance) {
    problems.push(`${which} is compared by ${found.distance}, and should be by ${distance}`);
  }
  if (found.multivector_config) problems.push(`${which} is many vectors an item, which an item here has not`);
  return problems;
}

function sparseMisfits(
  { name, modifier }: VectorSpace,
  vectors: NonNullable<CollectionVectors["sparse_vectors"]>,
): string[] {
  const found = vectors[name];
  if (found === undefined) return [`it has no sparse vector ${name}; it has ${list(vectors)}`];
  const [has, should] = [found.modifier ?? "none", modifier ?? "none"];
  if (has === should) return [];
  return [`its sparse vector ${name} has the modifier ${has}, and the dataset says ${should}`];
}

type VectorsByName = { readonly [name: string]: Schemas["VectorParams"] | undefined };

/** The vectors of a collection; one without a name is under the empty one. */
export function denseVectors(config: Schemas["VectorsConfig"] = {}): VectorsByName {
  return typeof config.size === "number"
    ? { "": config as Schemas["VectorParams"] }
    : (config as VectorsByName);
}

function list(byName: { readonly [name: string]: unknown }): string {
  return Object.keys(byName).sort().join(", ") || "none";
}
