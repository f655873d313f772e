import type { JsonText } from "./backend.ts";
import { createIndex } from "./decode/decode-payload-index.ts";
import { pointId } from "./decode/decode-point-id.ts";
import { countRequest, facetRequest, pointRequest, scrollRequest } from "./decode/decode-read.ts";
import { UPDATES, updates } from "./decode/decode-update.ts";
import type { Decoder } from "./decode/decoder.ts";
import { badRequest, notFound, QdrantError, wrongInput } from "./qdrant-error.ts";
import type { Exchange, Route } from "./route.ts";
import type { Update } from "./update.ts";

const POINTS = "/collections/{collection}/points";
const NO_OFFSET =
  "Cannot use an `offset` when using `order_by`. The alternative for paging is to use `order_by.start_from` and a " +
  "filter to exclude the IDs that you've already seen for the `order_by.start_from` value";
const INDEX = "/collections/{collection}/index";

/** Points and payload indexes: change them, read them. */
export const pointRoutes: readonly Route[] = [
  change("PUT", POINTS, UPDATES.upsert),
  change("POST", `${POINTS}/delete`, UPDATES.delete),
  change("POST", `${POINTS}/payload`, UPDATES.set_payload),
  change("PUT", `${POINTS}/payload`, UPDATES.overwrite_payload),
  change("POST", `${POINTS}/payload/delete`, UPDATES.delete_payload),
  change("POST", `${POINTS}/payload/clear`, UPDATES.clear_payload),
  change("PUT", `${POINTS}/vectors`, UPDATES.update_vectors),
  change("POST", `${POINTS}/vectors/delete`, UPDATES.delete_vectors),
  {
    method: "POST",
    path: `${POINTS}/batch`,
    async handle(exchange) {
      const results: JsonText[] = [];
      for (const update of exchange.body(updates).operations) results.push(await apply(exchange, update));
      return `[${results.join(",")}]`;
    },
  },
  {
    method: "PUT",
    path: INDEX,
    handle(exchange) {
      const { field_name, field_schema } = exchange.body(createIndex);
      if (field_schema) return apply(exchange, { create_index: { field_name, field_schema } });
      throw badRequest("Can't auto-detect field type, please specify `field_schema` in the request");
    },
  },
  {
    method: "DELETE",
    path: `${INDEX}/{field}`,
    handle: (exchange) => apply(exchange, { delete_index: { field_name: exchange.param("field") } }),
  },
  {
    method: "POST",
    path: POINTS,
    handle({ collections, param, body }) {
      const { ids, with_payload, with_vector } = body(pointRequest);
      return collections.get(param("collection")).backend.retrieve(ids, with_payload, with_vector);
    },
  },
  {
    method: "GET",
    path: `${POINTS}/{id}`,
    async handle({ collections, param }) {
      const { backend } = collections.get(param("collection"));
      const id = pathId(param("id"));
      const found = await backend.retrieve([id], true, true);
      if (found === "[]") throw notFound(`Point with id ${id} does not exists!`);
      return found.slice(1, -1);
    },
  },
  {
    method: "POST",
    path: `${POINTS}/scroll`,
    async handle({ collections, param, body }) {
      const request = body(scrollRequest);
      if (request.order_by && request.offset !== undefined) throw wrongInput(NO_OFFSET);
      const { points, nextPageOffset } = await collections.get(param("collection")).backend.scroll(request);
      return `{"points":${points},"next_page_offset":${JSON.stringify(nextPageOffset)}}`;
    },
  },
  {
    method: "POST",
    path: `${POINTS}/count`,
    async handle({ collections, param, body }) {
      const { filter, exact } = body(countRequest);
      const count = await collections.get(param("collection")).backend.count(filter, exact);
      return JSON.stringify({ count });
    },
  },
  {
    method: "POST",
    path: "/collections/{collection}/facet",
    async handle({ collections, param, body }) {
      const request = body(facetRequest);
      const hits = await collections.get(param("collection")).backend.facet(request);
      return JSON.stringify({ hits });
    },
  },
];

function change(method: Route["method"], path: string, decoder: Decoder<Update>): Route {
  return { method, path, handle: (exchange) => apply(exchange, exchange.body(decoder)) };
}

/**
 * Applies one change. Without `wait` its refusal is not reported, and the answer comes before it is applied; where
 * changes outlive a kill, only after that, since an acknowledged one must.
 */
async function apply({ collections, param, wait }: Exchange, update: Update): Promise<JsonText> {
  const collection = collections.get(param("collection"));
  collection.operation += "create_index" in update ? 2 : 1;
  const operation_id = collection.operation;
  const done = collection.backend.update(update);
  if (wait) await done;
  else if (collection.backend.durable) await done.catch(throwIfLost);
  else done.catch(() => {});
  return JSON.stringify({ operation_id, status: wait ? "completed" : "acknowledged" });
}

/** A change that the engine refused was acknowledged in vain, as Qdrant does it; one that it lost must not be. */
function throwIfLost(error: unknown): void {
  if (!(error instanceof QdrantError) || error.status >= 500) throw error;
}

function pathId(text: string) {
  try {
    return pointId(/^\d+$/.test(text) ? Number(text) : text, []);
  } catch (error) {
    if (error instanceof QdrantError) throw error;
    throw badRequest(`Can not recognize "${text}" as point id`);
  }
}
