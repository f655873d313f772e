import type { GeoPoint, Item, Json } from "../../domain.ts";
import { parseDatetime } from "../../qdrant-rules/datetime.ts";
import { isOnEarth, readGeoPoint } from "../../qdrant-rules/geo.ts";
import { isObject } from "../../qdrant-rules/json-object.ts";

/** What the items hold at a path of their payload. */
export type DescribedPath = {
  /** Keys joined by dots, as an experiment writes it. */
  readonly path: string;
  /** The share of the items that have a value there. */
  readonly share: number;
} & DescribedValues;

export type DescribedValues =
  | {
      readonly kind: "numbers";
      /** Ascending. */
      readonly sorted: readonly number[];
      /** Whether each item has a whole number of its own, as an id is. */
      readonly areIds: boolean;
    }
  /** Moments in Unix seconds, ascending, of texts in RFC 3339. */
  | { readonly kind: "dates"; readonly sorted: readonly number[] }
  | { readonly kind: "booleans" }
  | { readonly kind: "places"; readonly places: readonly GeoPoint[] }
  /** Texts or lists of texts. */
  | {
      readonly kind: "texts";
      readonly distinct: ReadonlySet<string>;
      /** Whether each item has one text of its own. */
      readonly areIds: boolean;
    }
  /** Maps from a key to a number. */
  | { readonly kind: "maps"; readonly keys: ReadonlySet<string> };

/** Objects are looked into so deep. */
const DEEPEST = 3;

/** So many items tell what a path holds. */
const FEWEST = 2;

/**
 * Describes the paths of the payloads of some items, in the order in which they occur. Paths whose values are of several
 * kinds, and those that an experiment cannot write, are left out.
 */
export function describePayload(items: readonly Pick<Item, "payload">[]): DescribedPath[] {
  const held = new Map<string, Json[]>();
  const collect = (value: Json, keys: readonly string[]) => {
    if (value === null) return;
    if (keys.length < DEEPEST && isObject(value) && !isLeaf(value)) {
      for (const [key, inner] of Object.entries(value)) collect(inner, [...keys, key]);
      return;
    }
    const path = keys.join(".");
    const values = held.get(path) ?? [];
    held.set(path, values);
    values.push(value);
  };
  for (const { payload } of items) {
    for (const [key, value] of Object.entries(payload)) collect(value, [key]);
  }
  return [...held].flatMap(([path, values]) => {
    const described = path.split(".").some((key) => key === "") ? undefined : describeValues(values);
    return described === undefined || values.length < FEWEST
      ? []
      : [{ path, share: values.length / items.length, ...described }];
  });
}

/** A place, or a map of numbers. */
function isLeaf(value: { readonly [key: string]: Json }): boolean {
  return (
    readGeoPoint(value) !== undefined || Object.values(value).every((inner) => typeof inner === "number")
  );
}

function describeValues(values: readonly Json[]): DescribedValues | undefined {
  if (values.every((value) => typeof value === "boolean")) return { kind: "booleans" };
  if (values.every((value) => typeof value === "number")) {
    const areIds = values.every(Number.isInteger) && new Set(values).size === values.length;
    return { kind: "numbers", sorted: values.toSorted((a, b) => a - b), areIds };
  }
  const moments = values.map((value) => (typeof value === "string" ? parseDatetime(value) : undefined));
  if (moments.every((moment) => moment !== undefined)) {
    return { kind: "dates", sorted: moments.map((micros) => micros / 1_000_000).sort((a, b) => a - b) };
  }
  const places = values.map(readGeoPoint);
  if (places.every((place) => place !== undefined && isOnEarth(place))) {
    return { kind: "places", places: places as GeoPoint[] };
  }
  if (values.every(isObject))
    return { kind: "maps", keys: new Set(values.flatMap((map) => Object.keys(map))) };
  const texts = values.map((value) => (Array.isArray(value) ? value : [value]));
  if (!texts.every((list) => list.every((text) => typeof text === "string"))) return undefined;
  const distinct = new Set(texts.flat() as string[]);
  const single = values.every((value) => typeof value === "string");
  return { kind: "texts", distinct, areIds: single && distinct.size === values.length };
}
