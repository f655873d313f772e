import { max, min } from "simple-statistics";
import type { Attributes } from "../domain.ts";

/** Queries that have one value of an attribute in common. */
export interface Slice {
  readonly attribute: string;
  readonly value: string;
  /** Positions of the queries, ascending, at least 2. */
  readonly members: Int32Array;
}

/** An attribute with more values is no segmentation but a name. */
const MOST_VALUES = 12;

/**
 * Slices queries by every attribute whose values are texts or booleans, 2 to 12 of them. Queries without the attribute
 * are in none of its slices.
 *
 * @param attributes Of the user behind each query.
 * @returns By attribute and value, alphabetically.
 */
export function slicesByAttributes(attributes: readonly (Attributes | undefined)[]): Slice[] {
  const names = [...new Set(attributes.flatMap((known) => Object.keys(known ?? {})))].sort();
  return names.flatMap((name) => {
    const values = attributes.map((known) => known?.[name]);
    const isNominal = values.every((value) => ["string", "boolean", "undefined"].includes(typeof value));
    if (!isNominal) return [];
    const distinct = [...new Set(values)].filter((value) => value !== undefined).sort();
    if (distinct.length > MOST_VALUES) return [];
    return slicesOf(
      name,
      distinct.map((value) => [String(value), positionsWhere(values, (other) => other === value)]),
    );
  });
}

/**
 * Slices queries into three of about the same size by a number; equal numbers stay together, so there may be fewer.
 *
 * @param counts A whole number for each query.
 * @returns From few to many, each named by its range: "3 to 17".
 * @example counts 0, 0, 1, 5, 7, 9 → slices "0", "1 to 5" and "7 to 9"
 */
export function slicesByTercile(attribute: string, counts: Int32Array): Slice[] {
  const ascending = counts.toSorted();
  const greatestOf = (third: number) => ascending[Math.ceil((third * counts.length) / 3) - 1]!;
  const ranges = [1, 2, 3].map((third) => {
    const least = third === 1 ? Number.NEGATIVE_INFINITY : greatestOf(third - 1);
    return positionsWhere(counts, (count) => count > least && count <= greatestOf(third));
  });
  return slicesOf(
    attribute,
    ranges
      .filter((members) => members.length > 0)
      .map((members) => [rangeOf(Array.from(members, (query) => counts[query]!)), members]),
  );
}

/** A slice of fewer than 2 queries cannot be tested, and a single slice has nothing to differ from. */
function slicesOf(attribute: string, groups: readonly (readonly [string, Int32Array])[]): Slice[] {
  const slices = groups
    .filter(([, members]) => members.length > 1)
    .map(([value, members]) => ({ attribute, value, members }));
  return slices.length > 1 ? slices : [];
}

function positionsWhere<Value>(values: ArrayLike<Value>, holds: (value: Value) => boolean): Int32Array {
  const positions: number[] = [];
  for (let i = 0; i < values.length; i++) if (holds(values[i]!)) positions.push(i);
  return Int32Array.from(positions);
}

function rangeOf(counts: readonly number[]): string {
  const [least, greatest] = [min(counts), max(counts)];
  return least === greatest ? `${least}` : `${least} to ${greatest}`;
}
