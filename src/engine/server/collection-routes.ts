import { checkCollectionName } from "./collection-name.ts";
import { changedConfig, newConfig } from "./configure.ts";
import { createCollection, updateCollection } from "./decode/decode-collection.ts";
import type { Route } from "./route.ts";

const COLLECTION = "/collections/{collection}";

/** Collections: list, make, describe, change and delete. */
export const collectionRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/collections",
    handle: ({ collections }) => JSON.stringify({ collections: collections.names.map((name) => ({ name })) }),
  },
  {
    method: "PUT",
    path: COLLECTION,
    async handle({ collections, param, body }) {
      const config = newConfig(body(createCollection));
      checkCollectionName(param("collection"));
      await collections.create(param("collection"), config);
      return "true";
    },
  },
  {
    method: "GET",
    path: COLLECTION,
    async handle({ collections, param }) {
      const { backend } = collections.get(param("collection"));
      const { payload_schema, ...state } = await backend.info();
      const fixed = { optimizer_status: "ok", config: backend.config, payload_schema };
      return JSON.stringify({ ...state, ...fixed, update_queue: { length: 0 } });
    },
  },
  {
    method: "PATCH",
    path: COLLECTION,
    async handle({ collections, param, body }) {
      const change = body(updateCollection);
      const { backend } = collections.get(param("collection"));
      await backend.configure(changedConfig(backend.config, change));
      return "true";
    },
  },
  {
    method: "DELETE",
    path: COLLECTION,
    handle: async ({ collections, param }) => String(await collections.drop(param("collection"))),
  },
  {
    method: "GET",
    path: `${COLLECTION}/exists`,
    handle: ({ collections, param }) => JSON.stringify({ exists: collections.has(param("collection")) }),
  },
];
