import type { Json } from "../../domain.ts";

/**
 * Values that share their parts: each list and object is held once, in the order of `parts`, where "@7" is the eighth part,
 * "@@…" a text that begins with "@", and a list of many numbers of 32 bits is "=" and their bytes in base64.
 */
export interface PackedValues {
  readonly parts: readonly (Json | undefined)[];
  /** Of each group a packed value each, undefined where there is none; none at all where the space was used up. */
  readonly values: readonly (readonly (Json | undefined)[])[];
}

/** Lists of numbers that are at least so long are written as bytes. */
const LONG = 8;

/**
 * Packs the requests of queries, which repeat each other's formulas, and their own vectors and filters.
 *
 * @param groups Those of one query each, in the order in which they get space: of a group all fit, or none.
 * @param space In characters of JSON.
 */
export function packRequests(
  groups: readonly (readonly (Json | undefined)[])[],
  space: number,
): PackedValues {
  const parts: Json[] = [];
  const known = new Map<string, string>();
  let used = 0;
  const pack = (value: Json): Json => {
    if (typeof value === "string") return /^[@=]/.test(value) ? `@@${value}` : value;
    if (typeof value !== "object" || value === null) return value;
    const part = isLong(value) ? inBytes(value) : packInside(value);
    const key = JSON.stringify(part);
    const reference = known.get(key) ?? `@${parts.length}`;
    if (!known.has(key)) {
      known.set(key, reference);
      parts.push(part);
      used += key.length + 1;
    }
    return reference;
  };
  const packInside = (value: { readonly [key: string]: Json } | readonly Json[]): Json => {
    if (Array.isArray(value)) return value.map(pack);
    const entries = Object.entries(value).filter(([, inside]) => inside !== undefined);
    return Object.fromEntries(entries.map(([key, inside]) => [key, pack(inside)]));
  };
  const values = groups.map((group) => (used > space ? [] : group.map((value) => value && pack(value))));
  return { parts, values };
}

function isLong(value: object): value is readonly number[] {
  return (
    Array.isArray(value) &&
    value.length >= LONG &&
    value.every((one) => typeof one === "number" && Math.fround(one) === one) &&
    !value.every(Number.isInteger)
  );
}

function inBytes(numbers: readonly number[]): string {
  const bytes = new Uint8Array(4 * numbers.length);
  const view = new DataView(bytes.buffer);
  numbers.forEach((number, i) => {
    view.setFloat32(4 * i, number, true);
  });
  return `=${btoa(String.fromCharCode(...bytes))}`;
}
