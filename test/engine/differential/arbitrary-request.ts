import fc from "fast-check";
import { denseVector, number, paths, sparseVector, unitVector } from "./arbitrary-collection.ts";
import { filter } from "./arbitrary-filter.ts";
import { defaults, expression } from "./arbitrary-formula.ts";

/** A request to a collection; `path` continues its URL. */
export interface Request {
  readonly path: string;
  readonly body: object;
  /** Whether the order of the answer means something. */
  readonly ordered: boolean;
}

const EVERYTHING = 100;

const nearest = fc.oneof(
  fc.record({ query: denseVector, using: fc.constantFrom("dot", "euclid", "manhattan") }),
  fc.record({ query: unitVector, using: fc.constant("cosine") }),
  fc.record({ query: sparseVector, using: fc.constant("sparse") }),
);

const examples = fc.array(denseVector, { minLength: 1, maxLength: 2 });
const pairs = fc.array(fc.record({ positive: denseVector, negative: denseVector }), {
  minLength: 1,
  maxLength: 2,
});
const byExamples = fc
  .tuple(
    fc.oneof(
      fc.record({
        recommend: fc.record({
          positive: examples,
          negative: examples,
          strategy: fc.constantFrom("average_vector", "best_score", "sum_scores"),
        }),
      }),
      fc.record({ discover: fc.record({ target: denseVector, context: pairs }) }),
      fc.record({ context: pairs }),
    ),
    fc.constantFrom("dot", "euclid", "manhattan"),
  )
  .map(([query, using]) => ({ query, using }));

/** A search whose scores are all different, so that its limit cuts without a tie. */
const ranking = fc.record(
  {
    query: fc.constantFrom([1, 0], [-1, 0], [2, 0.5]),
    using: fc.constant("rank"),
    limit: fc.integer({ min: 1, max: 8 }),
    filter,
    score_threshold: fc.integer({ min: -4, max: 4 }),
  },
  { requiredKeys: ["query", "using", "limit"] },
);

const whole = fc.record({ limit: fc.constant(EVERYTHING), filter }, { requiredKeys: ["limit"] });

const source = fc.oneof(
  ranking,
  fc.tuple(nearest, whole).map(([query, rest]) => ({ ...query, ...rest })),
  whole,
);

const formula = fc.record({ formula: expression, defaults });
const rescored = fc.record({
  prefetch: fc.oneof(
    fc.array(source, { minLength: 1, maxLength: 2 }),
    fc.record({ prefetch: source, query: formula, limit: fc.constant(EVERYTHING) }),
    fc.record({
      prefetch: ranking,
      query: denseVector,
      using: fc.constant("dot"),
      limit: fc.constant(EVERYTHING),
    }),
  ),
  query: formula,
});

const fused = fc.record({
  prefetch: fc.array(ranking, { minLength: 2, maxLength: 2 }),
  query: fc.oneof(
    fc.record({ fusion: fc.constantFrom("rrf", "dbsf") }),
    fc.record({
      rrf: fc.record(
        {
          k: fc.integer({ min: 1, max: 60 }),
          weights: fc.tuple(fc.constantFrom(0, 1, 3), fc.constantFrom(0.5, 1)),
        },
        { requiredKeys: [] },
      ),
    }),
  ),
});

const ordered = fc.record({
  query: fc.record({
    order_by: fc.record(
      {
        key: fc.constantFrom("num", "count", "when", "tag"),
        direction: fc.constantFrom("asc", "desc"),
        start_from: number,
      },
      { requiredKeys: ["key"] },
    ),
  }),
});

const query = fc
  .tuple(
    fc.oneof(nearest, byExamples, { weight: 4, arbitrary: rescored }, fused, ordered, ranking),
    fc.record({ filter, score_threshold: number }, { requiredKeys: [] }),
    fc.constantFrom(
      {},
      { with_payload: true },
      { with_payload: { include: ["num", "obj.x"] } },
      { with_payload: { exclude: ["list[].v"] } },
    ),
  )
  .map(
    ([ranked, rest, shown]): Request => ({
      path: "points/query",
      body: { limit: EVERYTHING, ...ranked, ...rest, ...shown },
      ordered: true,
    }),
  );

const read = fc.oneof(
  filter.map(
    (body): Request => ({
      path: "points/scroll",
      body: { filter: body, limit: EVERYTHING, with_vector: true },
      ordered: true,
    }),
  ),
  filter.map(
    (body): Request => ({ path: "points/count", body: { filter: body, exact: true }, ordered: true }),
  ),
  fc
    .record({
      key: fc.constantFrom("tag", "count", "flag", "num"),
      exact: fc.constant(true),
      limit: fc.constant(EVERYTHING),
      filter,
    })
    .map((body): Request => ({ path: "facet", body, ordered: false })),
);

export const request = fc.oneof({ weight: 3, arbitrary: query }, read);

/** By filter: a point that is not there would be refused half way. */
const at = fc.record({ filter });
const fields = fc.record(
  { num: number, tag: fc.constant(null), obj: fc.record({ x: number }) },
  { requiredKeys: [] },
);

/** A request that changes the collection. */
export const change = fc.oneof(
  fc.tuple(at, fields, fc.constantFrom({}, { key: "obj" }, { key: "list[0]" }, { key: "new.deep" })).map(
    ([where, payload, key]): Request => ({
      path: "points/payload?wait=true",
      body: { payload, ...key, ...where },
      ordered: true,
    }),
  ),
  fc.tuple(at, fc.array(fc.constantFrom(...paths), { minLength: 1, maxLength: 2 })).map(
    ([where, keys]): Request => ({
      path: "points/payload/delete?wait=true",
      body: { keys, ...where },
      ordered: true,
    }),
  ),
  at.map((where): Request => ({ path: "points/payload/clear?wait=true", body: where, ordered: true })),
  at.map((where): Request => ({ path: "points/delete?wait=true", body: where, ordered: true })),
  at.map(
    (where): Request => ({
      path: "points/vectors/delete?wait=true",
      body: { vector: ["euclid", "sparse"], ...where },
      ordered: true,
    }),
  ),
);
