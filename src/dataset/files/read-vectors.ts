import type { NamedVectors, SparseVector, VectorSpace } from "../../domain.ts";
import { show } from "../../read-json.ts";
import { readObject } from "./fields.ts";
import type { RawRecord, Report } from "./row-source.ts";
import type { VectorFiles } from "./vector-files.ts";

/** 2^32 - 1: Qdrant keeps indices in 32 bits. */
const GREATEST_INDEX = 4_294_967_295;

/** Which vectors the records of a dataset have, as its manifest says. */
export interface DeclaredVectors {
  /** Length of the vector without a name; 0 where there is none. */
  readonly dimensions: number;
  readonly spaces: readonly VectorSpace[];
  /** The files that hold vectors beside the records, or in their place. */
  readonly files?: VectorFiles;
}

/** The keys that hold vectors: the one without a name must be there where the manifest gives its length. */
export function vectorKeys({ dimensions, spaces }: DeclaredVectors): {
  required: string[];
  optional: string[];
} {
  return {
    required: dimensions > 0 ? ["vector"] : [],
    optional: spaces.length > 0 ? ["vectors"] : [],
  };
}

/** The vectors of a record; what is wrong is reported and left out. */
export function readVectors(
  { vector, vectors }: RawRecord,
  { dimensions, spaces }: DeclaredVectors,
  report: Report,
): { readonly vector: Float32Array; readonly vectors?: NamedVectors } {
  const own = dimensions === 0 ? undefined : readDense("vector", vector, dimensions, report);
  const unnamed = { vector: own ?? new Float32Array(dimensions) };
  if (spaces.length === 0) return unnamed;
  const named = Object.entries(readObject("vectors", vectors, report) ?? {}).flatMap(([name, value]) => {
    const space = spaces.find((declared) => declared.name === name);
    if (space === undefined) {
      report(
        `vectors.${name} is not in the manifest's vectors, which are ${spaces.map((s) => s.name).join(", ")}`,
      );
      return [];
    }
    if (space.bm25 !== undefined) {
      report(`vectors.${name} is made of texts, as the manifest says by "kind": "bm25"; leave it out`);
      return [];
    }
    // Files of Parquet have a null where there is no vector; so may those of JSON.
    if (value === null) return [];
    const read =
      space.dimensions === undefined
        ? readSparse(`vectors.${name}`, value, report)
        : readDense(`vectors.${name}`, value, space.dimensions, report);
    return read === undefined ? [] : [[name, read] as const];
  });
  return { ...unnamed, vectors: Object.fromEntries(named) };
}

function readDense(
  key: string,
  value: unknown,
  dimensions: number,
  report: Report,
): Float32Array | undefined {
  if (value === undefined) return undefined;
  if (value instanceof Float32Array && value.length === dimensions) return value; // of a file that was checked
  if (!Array.isArray(value)) {
    report(`${key} must be an array of ${dimensions} numbers, got ${show(value)}`);
    return undefined;
  }
  if (value.length === dimensions) return readNumbers(key, value, report);
  report(`${key} has ${value.length} numbers, the manifest says dimensions ${dimensions}`);
  return undefined;
}

/** A vector of finite 32-bit numbers, as long as it may be. */
function readNumbers(key: string, value: readonly unknown[], report: Report): Float32Array | undefined {
  const bad = value.findIndex((x) => typeof x !== "number" || !Number.isFinite(Math.fround(x)));
  if (bad < 0) return Float32Array.from(value as number[]);
  report(`${key}[${bad}] must be a finite 32-bit number, got ${show(value[bad])}`);
  return undefined;
}

function readSparse(key: string, value: unknown, report: Report): SparseVector | undefined {
  const { indices, values, ...others } = Object(value) as RawRecord;
  if (!Array.isArray(indices) || !Array.isArray(values) || Object.keys(others).length > 0) {
    report(`${key} must be { "indices": […], "values": […] }, got ${show(value)}`);
    return undefined;
  }
  if (indices.length !== values.length) {
    report(`${key} has ${indices.length} indices and ${values.length} values; each index needs one value`);
    return undefined;
  }
  const bad = indices.findIndex((index) => !Number.isInteger(index) || index < 0 || index > GREATEST_INDEX);
  if (bad >= 0) {
    report(`${key}.indices[${bad}] must be a whole number from 0 to 2^32 - 1, got ${show(indices[bad])}`);
    return undefined;
  }
  const numbers = readNumbers(`${key}.values`, values, report);
  if (numbers === undefined) return undefined;
  const order = Uint32Array.from(indices.keys()).sort((a, b) => indices[a] - indices[b]);
  const sorted = Uint32Array.from(order, (place) => indices[place]);
  const twin = sorted.findIndex((index, place) => index === sorted[place - 1]);
  if (twin >= 0) {
    report(`${key}.indices has ${sorted[twin]} more than once; add its values up`);
    return undefined;
  }
  return { indices: sorted, values: Float32Array.from(order, (place) => numbers[place]!) };
}
