import { queryBatch, queryRequest, type RawQueryRequest } from "./decode/decode-query.ts";
import { resolveQuery } from "./resolve.ts";
import type { Exchange, Route } from "./route.ts";

const QUERY = "/collections/{collection}/points/query";

/** The universal query, alone and in batches. */
export const queryRoutes: readonly Route[] = [
  {
    method: "POST",
    path: QUERY,
    async handle(exchange) {
      const [points] = await answer(exchange, [exchange.body(queryRequest)]);
      return `{"points":${points}}`;
    },
  },
  {
    method: "POST",
    path: `${QUERY}/batch`,
    async handle(exchange) {
      const { searches } = exchange.body(queryBatch);
      const answers = await answer(exchange, searches);
      return `[${answers.map((points) => `{"points":${points}}`).join(",")}]`;
    },
  },
];

async function answer({ collections, param }: Exchange, requests: readonly RawQueryRequest[]) {
  const name = param("collection");
  const { backend } = collections.get(name);
  if (requests.length === 0) return [];
  const find = (other: string) => collections.get(other).backend;
  return backend.query(await Promise.all(requests.map((request) => resolveQuery(request, name, find))));
}
