import type { ItemId } from "../../../domain.ts";
import type { FacetRequest, ScrollRequest } from "../backend.ts";
import type { Filter } from "../filter.ts";
import type { PayloadSelector, VectorSelector } from "../query.ts";
import { filter } from "./decode-filter.ts";
import { pointId } from "./decode-point-id.ts";
import { orderBy } from "./decode-query.ts";
import { alsoWithVectors, payloadSelector, vectorSelector } from "./decode-selectors.ts";
import { array, flag, flattened, optional, struct, text, unsigned, withDefault } from "./decoder.ts";

const selectors = {
  with_payload: withDefault(payloadSelector, true),
  with_vector: withDefault(vectorSelector, false),
};

interface PointRequest {
  readonly ids: readonly ItemId[];
  readonly with_payload: PayloadSelector;
  readonly with_vector: VectorSelector;
}

/** The body of `POST points`. */
export const pointRequest = flattened(
  "point_request",
  alsoWithVectors(struct<PointRequest>("PointRequest", { ids: array(pointId), ...selectors })),
);

/** The body of `POST points/scroll`. */
export const scrollRequest = flattened(
  "scroll_request",
  alsoWithVectors(
    struct<ScrollRequest>("ScrollRequest", {
      offset: optional(pointId),
      limit: withDefault(unsigned("usize", 1), 10),
      filter: optional(filter),
      order_by: optional(orderBy),
      ...selectors,
    }),
  ),
);

/** The body of `POST points/count`. */
export const countRequest = flattened(
  "count_request",
  struct<{ filter?: Filter; exact: boolean }>("CountRequest", {
    filter: optional(filter),
    exact: withDefault(flag, true),
  }),
);

/** The body of `POST facet`. */
export const facetRequest = flattened(
  "facet_request",
  struct<FacetRequest>("FacetRequest", {
    key: text,
    limit: withDefault(unsigned("usize", 1), 10),
    filter: optional(filter),
    exact: withDefault(flag, false),
  }),
);
