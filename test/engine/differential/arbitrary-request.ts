import fc from "fast-check";
import { denseVector, number, paths, pointId, sparseVector, unitVector } from "./arbitrary-collection.ts";
import { filter } from "./arbitrary-filter.ts";
import { defaults, expression } from "./arbitrary-formula.ts";

/** A request to a collection; `path` continues its URL. */
export interface Request {
  readonly path: string;
  readonly body: object;
}

const EVERYTHING = 100;

/** The fields of both. */
function merged(a: fc.Arbitrary<object>, b: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return fc.tuple(a, b).map(([left, right]) => ({ ...left, ...right }));
}

/** With the field, once in five times. */
function sometimes(field: { [key: string]: fc.Arbitrary<unknown> }): fc.Arbitrary<object> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, fc.record(field));
}

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
const byExamples = fc.record({
  query: fc.oneof(
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
  using: fc.constantFrom("dot", "euclid", "manhattan"),
});

/** A search whose scores are all different, so that its limit cuts without a tie. */
const ranking = merged(
  fc.record({
    query: fc.constantFrom([1, 0], [-1, 0], [2, 0.5]),
    using: fc.constant("rank"),
    limit: fc.integer({ min: 1, max: 8 }),
  }),
  merged(sometimes({ filter }), sometimes({ score_threshold: fc.integer({ min: -4, max: 4 }) })),
);

const whole = merged(fc.constant({ limit: EVERYTHING }), sometimes({ filter }));
const source = fc.oneof(ranking, merged(nearest, whole), whole);

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

const cut = sometimes({ score_threshold: fc.oneof(fc.integer({ min: -3, max: 0 }), number) });
const query = fc
  .tuple(
    fc.oneof(
      merged(nearest, cut),
      merged(byExamples, cut),
      { weight: 5, arbitrary: merged(rescored, cut) },
      merged(fused, cut),
      merged(ranking, cut),
      ordered,
    ),
    sometimes({ filter }),
    fc.constantFrom(
      {},
      { with_payload: true },
      { with_payload: { include: ["num", "obj.x"] } },
      { with_payload: { exclude: ["list[].v"] } },
    ),
  )
  .map((parts) => Object.assign({ limit: EVERYTHING }, ...parts) as object);

const facet = fc.record({
  key: fc.constantFrom("tag", "count", "flag", "num"),
  exact: fc.constant(true),
  limit: fc.constant(EVERYTHING),
  filter,
});

/** A request that changes nothing. */
export const request: fc.Arbitrary<Request> = fc.oneof(
  { weight: 9, arbitrary: query.map((body) => ({ path: "points/query", body })) },
  filter.map((filter) => ({ path: "points/scroll", body: { filter, limit: EVERYTHING, with_vector: true } })),
  filter.map((filter) => ({ path: "points/count", body: { filter, exact: true } })),
  facet.map((body) => ({ path: "facet", body })),
);

const fields = fc.record(
  { num: number, tag: fc.constant(null), obj: fc.record({ x: number }) },
  { requiredKeys: [] },
);
const key = fc.constantFrom({}, { key: "obj" }, { key: "list[0]" }, { key: "new.deep" });
const keys = fc.array(fc.constantFrom(...paths), { minLength: 1, maxLength: 2 });
/** One point; by filter, because a point that is not there by its id would be refused half way. */
const one = pointId.map((id) => ({ filter: { must: [{ has_id: [id] }] } }));

/** A request that changes some points. */
export const change: fc.Arbitrary<Request> = fc.oneof(
  fc.tuple(filter, fields, key).map(([filter, payload, key]) => ({
    path: "points/payload?wait=true",
    body: { payload, ...key, filter },
  })),
  fc.tuple(filter, keys).map(([filter, keys]) => ({
    path: "points/payload/delete?wait=true",
    body: { keys, filter },
  })),
  one.map((body) => ({ path: "points/payload/clear?wait=true", body })),
  one.map((body) => ({ path: "points/delete?wait=true", body })),
  one.map((at) => ({
    path: "points/vectors/delete?wait=true",
    body: { vector: ["euclid", "sparse"], ...at },
  })),
);
