import fc from "fast-check";
import type { Dataset, Json } from "../../src/domain.ts";

/*
 * Constraints of every kind but `unseen`, and payloads that they meet: values that pass, that do not, that an index hides, and
 * none at all, at paths of one key and of several. Few different values, so that many are equal or just at a bound.
 */

const texts = fc.constantFrom("cs", "en", "de", "größe", "");
const numbers = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(0.5, -0.5, 1e9, 2.25));
const dates = fc.constantFrom("2020-01-01T00:00:00Z", "2021-06-01T12:30:00.5+02:00", "1969-12-31T23:59:59Z");
const places = fc.constantFrom(
  { lat: 50.08, lon: 14.43 },
  { lat: 49.2, lon: 16.6 },
  { lat: 48.2, lon: 16.37 },
  { lat: -33.9, lon: 179.9 },
  { lat: -33.9, lon: -179.9 },
);

const one: fc.Arbitrary<Json> = fc.oneof(texts, numbers, dates, places, fc.boolean(), fc.constant(null));

const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 6, arbitrary: one },
  { weight: 3, arbitrary: fc.array(one, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom<Json>({}, [["cs"]], { lat: 1 }) },
);

const integers = fc.integer({ min: -3, max: 3 });

/** One key for every type of index, so that no path is read through two; often with a value that it holds. */
const OF_TYPE = {
  word: texts,
  number: numbers,
  date: dates,
  flag: fc.boolean(),
  place: places,
  integer: integers,
};

type Field = keyof typeof OF_TYPE;

const fields = fc.record(
  Object.fromEntries(
    Object.entries(OF_TYPE).map(([field, ofType]) => [field, fc.oneof<fc.Arbitrary<Json>[]>(ofType, value)]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<{ readonly [key: string]: Json }>;

const payload = fc.record(
  {
    top: fields,
    deep: fc.oneof(fields, one, fc.array(fields, { maxLength: 2 })),
    list: fc.array(fields, { maxLength: 3 }),
  },
  { requiredKeys: ["top"] },
);

const vector = fc.tuple(numbers, fc.constant(1)).map((coordinates) => Float32Array.from(coordinates));

/** Some have a further vector. */
const vectors = fc.option(fc.record({ extra: vector }), { nil: {} });

const item = fc.record({ vector, vectors, payload }).map(({ payload: { top, ...nested }, ...item }) => ({
  ...item,
  payload: { ...top, ...nested } as { readonly [key: string]: Json },
}));

const user = fc.record({
  vector,
  affinities: fc.constant({}),
  attributes: fc.record(
    {
      speaks: fc.oneof(texts, fc.array(texts, { maxLength: 3 })),
      language: texts,
      age: numbers,
      adult: fc.boolean(),
      home: places,
    },
    { requiredKeys: [] },
  ),
});

const path = (field: Field) => fc.constantFrom(field, `deep.${field}`);

const bound = (fixed: fc.Arbitrary<Json>, attribute?: string) =>
  attribute === undefined ? fixed : fc.oneof(fixed, fc.constant({ $attribute: attribute }));

const bounds = (each: fc.Arbitrary<Json>) =>
  fc
    .dictionary(fc.constantFrom("gt", "gte", "lt", "lte"), each, { minKeys: 1, maxKeys: 2 })
    .map((sides) => ({ ...sides }));

const keyword = fc.oneof(
  fc.record({
    kind: fc.constant("keyword"),
    path: path("word"),
    attribute: fc.constantFrom("speaks", "language"),
  }),
  fc.record({
    kind: fc.constant("keyword"),
    path: path("word"),
    value: fc.oneof(texts, fc.array(texts, { minLength: 1, maxLength: 3 })),
  }),
);

const range = fc
  .oneof(
    fc.tuple(path("number"), bounds(bound(numbers, "age"))),
    fc.tuple(path("date"), bounds(bound(dates))),
  )
  .map(([path, sides]) => ({ kind: "range", path, ...sides }));

const boolean = fc.record({ kind: fc.constant("boolean"), path: path("flag"), value: fc.boolean() });

const radius = fc.constantFrom(1, 60_000, 185_000, 250_000, 2e7);

const geoRadius = fc.oneof(
  fc.record({ kind: fc.constant("geo-radius"), path: path("place"), attribute: fc.constant("home"), radius }),
  fc.record({ kind: fc.constant("geo-radius"), path: path("place"), center: places, radius }),
);

const condition: fc.Arbitrary<Json> = fc.oneof(
  fc.record({
    key: path("word"),
    match: fc.oneof(
      fc.record({ value: bound(texts, "language") }),
      fc.record({ any: fc.array(texts, { maxLength: 3 }) }),
      fc.record({ except: fc.array(texts, { minLength: 1, maxLength: 3 }) }),
    ),
  }),
  fc.record({
    key: path("integer"),
    match: fc.oneof(
      fc.record({ value: integers }),
      fc.record({ any: fc.array(integers, { minLength: 1, maxLength: 3 }) }),
    ),
  }),
  fc.record({ key: path("number"), range: bounds(bound(numbers, "age")) }),
  fc.record({ key: path("date"), range: bounds(dates) }),
  fc.record({ key: path("flag"), match: fc.record({ value: bound(fc.boolean(), "adult") }) }),
  fc.record({ key: path("place"), geo_radius: fc.record({ center: bound(places, "home"), radius }) }),
  fc.record({ is_empty: fc.record({ key: fc.oneof(path("word"), path("number")) }) }),
  fc.record({ is_null: fc.record({ key: fc.oneof(path("word"), path("place")) }) }),
  fc.record({
    key: fc.oneof(path("word"), path("flag")),
    values_count: bounds(fc.integer({ min: 0, max: 3 })),
  }),
  fc.constant({ has_vector: "extra" }),
  fc.record({ has_id: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 40 }) }),
  fc.record({
    key: fc.constantFrom("list[].word", "list[0].word"),
    match: fc.record({ any: fc.array(texts, { maxLength: 2 }) }),
  }),
  fc
    .record({ key: fc.constant("word"), match: fc.record({ value: texts }) })
    .map((condition) => ({ nested: { key: "list", filter: { must: [condition] } } })),
) as fc.Arbitrary<Json>;

const { filter } = fc.letrec<{ filter: Json; clause: Json }>((tie) => ({
  clause: fc.array(fc.oneof({ maxDepth: 2 }, condition, tie("filter")), { maxLength: 2 }),
  filter: fc.record(
    {
      must: tie("clause"),
      should: tie("clause"),
      must_not: tie("clause"),
      min_should: fc.record({
        conditions: fc.array(condition, { maxLength: 3 }),
        min_count: fc.integer({ min: 1, max: 2 }),
      }),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Json>,
}));

const SPECS = {
  keyword,
  range,
  boolean,
  "geo-radius": geoRadius,
  filter: filter.map((filter) => ({ kind: "filter", filter })),
};

/** The kinds of these constraints. */
export const KINDS = Object.keys(SPECS) as (keyof typeof SPECS)[];

/** One to three constraints of an experiment, as they are written; of one kind, or of any. */
export function randomConstraints(kind: keyof typeof SPECS | "any", seed: number, count: number): object[][] {
  const one: fc.Arbitrary<object> = kind === "any" ? fc.oneof(...Object.values(SPECS)) : SPECS[kind];
  const several = fc.array(one, { minLength: 1, maxLength: kind === "any" ? 3 : 1 });
  return fc.sample(several, { seed, numRuns: count });
}

/** Items and users, with their places in the lists as ids. */
export function randomPayloads(
  seed: number,
  size: { items: number; users: number },
): Pick<Dataset, "items" | "users"> {
  return {
    items: fc.sample(item, { seed, numRuns: size.items }).map((item, id) => ({ ...item, id })),
    users: fc.sample(user, { seed, numRuns: size.users }).map((user, id) => ({ ...user, id: `${id}` })),
  };
}
