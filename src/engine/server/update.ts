import type { ItemId, Payload } from "../../domain.ts";
import type { Filter } from "./filter.ts";
import type { IndexParams } from "./payload-index.ts";
import type { PointVectors } from "./vectors.ts";

/** One change of a collection's points or payload indexes, as `POST points/batch` names them. */
export type Update =
  | {
      readonly upsert: {
        readonly points: readonly Point[];
        /** Points that exist are replaced only where this holds. */
        readonly update_filter?: Filter;
        readonly update_mode: "upsert" | "insert_only" | "update_only";
      };
    }
  | { readonly delete: Selection }
  /** Merges `payload` into each point's, below `key` where it is given. */
  | {
      readonly set_payload: {
        readonly payload: Payload;
        readonly key?: string;
        readonly at: Selection;
      };
    }
  | { readonly overwrite_payload: { readonly payload: Payload; readonly at: Selection } }
  | { readonly delete_payload: { readonly keys: readonly string[]; readonly at: Selection } }
  | { readonly clear_payload: Selection }
  | {
      readonly update_vectors: {
        readonly points: readonly { readonly id: ItemId; readonly vector: PointVectors }[];
        readonly update_filter?: Filter;
      };
    }
  | { readonly delete_vectors: { readonly vector: readonly string[]; readonly at: Selection } }
  | { readonly create_index: { readonly field_name: string; readonly field_schema: IndexParams } }
  | { readonly delete_index: { readonly field_name: string } };

export interface Point {
  readonly id: ItemId;
  readonly vector: PointVectors;
  readonly payload?: Payload;
}

/** The points that a change is for. */
export type Selection = { readonly points: readonly ItemId[] } | { readonly filter: Filter };
