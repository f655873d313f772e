import { notSupported } from "./qdrant-error.ts";
import type { Route } from "./route.ts";

/** What has one true answer on a single node without aliases. */
const CONSTANT: readonly [path: string, result: unknown][] = [
  ["/cluster", { status: "disabled" }],
  ["/aliases", { aliases: [] }],
  ["/collections/{collection}/aliases", { aliases: [] }],
];

/** What Qdrant can do and this server cannot, by path. */
const UNSUPPORTED: { readonly [method: string]: readonly string[] } = {
  GET: [
    "/telemetry",
    "/metrics",
    "/issues",
    "/snapshots",
    "/collections/{collection}/cluster",
    "/collections/{collection}/shards",
    "/collections/{collection}/snapshots",
    "/collections/{collection}/optimizations",
  ],
  POST: [
    "/snapshots",
    "/collections/aliases",
    "/collections/{collection}/cluster",
    "/collections/{collection}/snapshots",
    "/collections/{collection}/snapshots/upload",
    "/collections/{collection}/points/search",
    "/collections/{collection}/points/search/batch",
    "/collections/{collection}/points/search/groups",
    "/collections/{collection}/points/search/matrix/pairs",
    "/collections/{collection}/points/search/matrix/offsets",
    "/collections/{collection}/points/recommend",
    "/collections/{collection}/points/recommend/batch",
    "/collections/{collection}/points/recommend/groups",
    "/collections/{collection}/points/discover",
    "/collections/{collection}/points/discover/batch",
    "/collections/{collection}/points/query/groups",
    "/collections/{collection}/shards/delete",
  ],
  PUT: [
    "/collections/{collection}/shards",
    "/collections/{collection}/snapshots/recover",
    "/collections/{collection}/vectors/{vector}",
  ],
  DELETE: [
    "/issues",
    "/collections/{collection}/vectors/{vector}",
    "/collections/{collection}/snapshots/{snapshot}",
  ],
};

/** The rest of Qdrant's interface: constant answers, and 501 where there is none. */
export const otherRoutes: readonly Route[] = [
  ...CONSTANT.map(([path, result]): Route => ({ method: "GET", path, handle: () => JSON.stringify(result) })),
  ...Object.entries(UNSUPPORTED).flatMap(([method, paths]) =>
    paths.map(
      (path): Route => ({ method: method as Route["method"], path, handle: () => refuse(method, path) }),
    ),
  ),
];

function refuse(method: string, path: string): never {
  throw notSupported(`${method} ${path}`);
}
