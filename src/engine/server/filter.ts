import type { GeoPoint, ItemId } from "../../domain.ts";
import type { Range } from "../../qdrant-rules/is-in-range.ts";

/** A filter as REST spells it, with every clause a list. `{}` is true for every point. */
export interface Filter {
  readonly must?: readonly Condition[];
  readonly should?: readonly Condition[];
  readonly must_not?: readonly Condition[];
  readonly min_should?: { readonly conditions: readonly Condition[]; readonly min_count: number };
}

export type Condition =
  | FieldCondition
  | { readonly is_empty: { readonly key: string } }
  | { readonly is_null: { readonly key: string } }
  | { readonly has_id: readonly ItemId[] }
  | { readonly has_vector: string }
  | { readonly nested: { readonly key: string; readonly filter: Filter } }
  | Filter;

/** A condition on the values at one key; at least one clause is there, and every clause that is there must hold. */
export interface FieldCondition {
  readonly key: string;
  readonly match?: Match;
  /** Numbers, or RFC 3339 dates. */
  readonly range?: Range<number> | Range<string>;
  readonly geo_bounding_box?: { readonly top_left: GeoPoint; readonly bottom_right: GeoPoint };
  readonly geo_radius?: { readonly center: GeoPoint; readonly radius: number };
  readonly geo_polygon?: { readonly exterior: GeoLine; readonly interiors?: readonly GeoLine[] };
  readonly values_count?: Range<number>;
  readonly is_empty?: boolean;
  readonly is_null?: boolean;
}

export type Match =
  | { readonly value: string | number | boolean }
  | { readonly any: readonly string[] | readonly number[] }
  | { readonly except: readonly string[] | readonly number[] }
  | { readonly text: string }
  | { readonly text_any: string }
  | { readonly phrase: string };

export interface GeoLine {
  readonly points: readonly GeoPoint[];
}
