/** A request of Qdrant's REST interface; its path follows the collection's. */
export interface RestRequest {
  readonly method: "PUT" | "POST" | "PATCH";
  readonly path: string;
  readonly body: object;
}

/** A collection with vectors of every kind. */
export const COLLECTION = {
  vectors: {
    dot: { size: 2, distance: "Dot" },
    cosine: { size: 2, distance: "Cosine" },
    far: {
      size: 2,
      distance: "Euclid",
      hnsw_config: { m: 8 },
      quantization_config: { scalar: { type: "int8" } },
    },
    multi: { size: 2, distance: "Dot", multivector_config: { comparator: "max_sim" } },
  },
  sparse_vectors: { words: { modifier: "idf" } },
  shard_number: 1,
  hnsw_config: { m: 16, ef_construct: 100 },
  optimizers_config: { indexing_threshold: 0 },
  metadata: { made: "here" },
};

export const POINTS = Array.from({ length: 6 }, (_, i) => ({
  id: i < 5 ? i + 1 : "f47ac10b-58cc-4372-a567-0e02b2c3d479",
  vector: {
    dot: [i, 1],
    cosine: [1, i],
    far: [i, -i],
    multi: [
      [i, 0],
      [0, 1],
    ],
    words: { indices: [i, 100], values: [1, 0.5] },
  },
  payload: {
    price: i / 2,
    tags: ["new", `t${i}`],
    at: { lon: i, lat: 1 },
    on: "2026-01-01T00:00:00Z",
    n: i,
    deep: { a: [{ b: i }] },
  },
}));

/** The indexes without which some requests are refused. */
export const INDEXES = [
  { field_name: "price", field_schema: "float" },
  { field_name: "tags", field_schema: "keyword" },
];

const filter = {
  must: [{ key: "price", range: { gte: 0, lt: 9 } }],
  should: [{ key: "tags", match: { any: ["new", "old"] } }, { has_id: [1, 2] }, { is_empty: { key: "x" } }],
  must_not: [{ key: "at", geo_radius: { center: { lon: 100, lat: 0 }, radius: 1000 } }],
  min_should: {
    conditions: [
      { key: "n", match: { value: 1 } },
      { nested: { key: "deep.a", filter: { must: [{ key: "b", match: { value: 1 } }] } } },
    ],
    min_count: 0,
  },
};

const formula = {
  sum: [
    "$score",
    { mult: [0.5, "price"] },
    { div: { left: 1, right: { sum: [1, { exp: { neg: "$score" } }] }, by_zero_default: 0 } },
    { pow: { base: { abs: "n" }, exponent: 2 } },
    { key: "tags", match: { value: "new" } },
    {
      gauss_decay: {
        x: { geo_distance: { origin: { lon: 0, lat: 0 }, to: "at" } },
        scale: 1000,
        midpoint: 0.5,
      },
    },
    { exp_decay: { x: { datetime_key: "on" }, target: { datetime: "2026-01-31T00:00:00Z" }, scale: 86_400 } },
    { ln: { sum: [1, { sqrt: "price" }] } },
  ],
};

const nearest = { query: [1, 2], using: "dot", limit: 4 };

const query = (body: object): RestRequest => ({ method: "POST", path: "/points/query", body });
const post = (path: string, body: object): RestRequest => ({
  method: "POST",
  path: `/points${path}?wait=true`,
  body,
});
const put = (path: string, body: object): RestRequest => ({ method: "PUT", path: `${path}?wait=true`, body });

/** What only reads, one of every kind, all of it valid. */
export const READS: readonly RestRequest[] = [
  query({
    ...nearest,
    filter,
    params: { exact: true, hnsw_ef: 16 },
    with_payload: true,
    with_vector: ["dot"],
  }),
  query({
    prefetch: nearest,
    query: { formula, defaults: { price: 0, n: 1, at: { lon: 0, lat: 0 } } },
    limit: 4,
  }),
  query({ prefetch: [nearest, { query: [1, 0], using: "cosine" }], query: { fusion: "rrf" }, offset: 1 }),
  query({ prefetch: [nearest, { ...nearest, using: "far" }], query: { rrf: { k: 60, weights: [1, 2] } } }),
  query({ prefetch: [nearest], query: { fusion: "dbsf" }, score_threshold: 0.1 }),
  query({
    query: { indices: [1, 100], values: [0.5, 1] },
    using: "words",
    with_payload: { include: ["price"] },
  }),
  query({
    query: [
      [1, 0],
      [0, 1],
    ],
    using: "multi",
    with_payload: ["price", "deep.a[].b"],
  }),
  query({
    query: { recommend: { positive: [1, [0, 1]], negative: [2], strategy: "best_score" } },
    using: "dot",
  }),
  query({
    query: { discover: { target: [1, 1], context: [{ positive: 1, negative: [0, 2] }] } },
    using: "cosine",
  }),
  query({ query: { context: { positive: 1, negative: 2 } }, using: "far" }),
  query({ query: { order_by: { key: "price", direction: "desc", start_from: 2 } } }),
  query({ query: { nearest: [1, 1], mmr: { diversity: 0.5, candidates_limit: 10 } }, using: "dot" }),
  { method: "POST", path: "/points/query/batch", body: { searches: [nearest, { ...nearest, filter }] } },
  post("", { ids: [1, "f47ac10b-58cc-4372-a567-0e02b2c3d479"], with_payload: true, with_vector: true }),
  post("/scroll", { limit: 3, filter, with_payload: { exclude: ["deep"] }, with_vector: true, offset: 2 }),
  post("/scroll", { limit: 3, order_by: "price" }),
  post("/count", { filter, exact: true }),
  { method: "POST", path: "/facet", body: { key: "tags", limit: 5, filter, exact: true } },
];

const change = { points: [1, 2], payload: { price: 3, at: { lon: 1, lat: 2 }, tags: [] } };
const [first, second] = POINTS;

/** What changes the collection, one of every kind, all of it valid. */
export const WRITES: readonly RestRequest[] = [
  put("/points", { points: POINTS }),
  put("/points", {
    batch: {
      ids: [7, 8],
      vectors: {
        dot: [
          [1, 2],
          [3, 4],
        ],
      },
      payloads: [{ price: 1 }, null],
    },
  }),
  put("/points", { points: [first], update_filter: filter, update_mode: "update_only" }),
  post("/payload", { ...change, key: "deep.a" }),
  put("/points/payload", { filter, payload: { price: 1 } }),
  post("/payload/delete", { points: [1], keys: ["price", "deep.a[0].b"] }),
  post("/payload/clear", { filter }),
  post("/delete", { points: [3, 4] }),
  put("/points/vectors", {
    points: [{ id: 1, vector: { dot: [5, 6], words: { indices: [3], values: [1] } } }],
  }),
  post("/vectors/delete", { points: [1, 2], vector: ["dot", "words"] }),
  post("/batch", {
    operations: [
      { upsert: { points: [second] } },
      { set_payload: change },
      { delete_vectors: { points: [5], vector: ["multi"] } },
      { delete: { filter: { must: { key: "n", match: { value: 3 } } } } },
    ],
  }),
  put("/index", { field_name: "price", field_schema: "float" }),
  put("/index", { field_name: "tags", field_schema: { type: "keyword", is_tenant: false } }),
  put("/index", { field_name: "n", field_schema: { type: "integer", lookup: true, range: true } }),
  put("/index", {
    field_name: "tags",
    field_schema: { type: "text", tokenizer: "word", min_token_len: 1, lowercase: true },
  }),
  {
    method: "PATCH",
    path: "",
    body: {
      hnsw_config: { m: 4 },
      optimizers_config: { indexing_threshold: 10 },
      vectors: { dot: { on_disk: true } },
      metadata: { more: 1 },
    },
  },
];
