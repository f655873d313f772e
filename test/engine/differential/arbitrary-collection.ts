import fc from "fast-check";

/**
 * Small collections full of awkward payloads. Vectors are made of numbers whose products and sums are exact in 32-bit
 * floats, so that the order in which an engine adds them up does not show.
 */

const quarter = fc.integer({ min: -8, max: 8 }).map((n) => n / 4);
export const denseVector = fc.tuple(quarter, quarter, quarter, quarter);

/** Above 0, because whether a score of exactly 0 counts as found depends on how Qdrant goes about a search. */
const positive = fc.integer({ min: 1, max: 8 }).map((n) => n / 4);
export const sparseVector = fc
  .uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 })
  .chain((indices) =>
    fc
      .array(positive, { minLength: indices.length, maxLength: indices.length })
      .map((values) => ({ indices: indices.toSorted((a, b) => a - b), values })),
  );

/** Vectors of length 1, so that bringing them to that length changes nothing. */
const half = fc.constantFrom(-0.5, 0.5);
export const unitVector = fc.tuple(half, half, half, half);

export const number = fc.oneof(
  fc.integer({ min: -3, max: 5 }),
  fc.integer({ min: -12, max: 20 }).map((n) => n / 4),
  fc.constantFrom(0.1, 1e-3, 1e9, -0.3),
);
export const word = fc.constantFrom("red", "green", "blue", "red green");
export const laterDate = fc.constantFrom("2024-01-01", "2024-06-01T12:00:00Z", "2025-01-01T00:00:00.5+02:00");
export const date = fc.oneof(laterDate, fc.constant("1969-12-31 23:59:59"));
export const geoPoint = fc.record({
  lon: fc.constantFrom(-179.5, -10, 0, 13.4, 20, 179.5),
  lat: fc.constantFrom(-89, -10, 0, 10, 52.5),
});

const oddity = fc.constantFrom(null, [], [null], {}, true, "text", [[]]);

function oneOrMany<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | T[]> {
  return fc.oneof({ weight: 9, arbitrary: value }, fc.array(value, { maxLength: 3 }));
}

function odd(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: oneOrMany(value) }, oddity);
}

const payload = fc.record(
  {
    num: odd(number),
    count: odd(fc.integer({ min: -2, max: 4 })),
    tag: odd(word),
    flag: odd(fc.boolean()),
    when: odd(fc.oneof({ weight: 6, arbitrary: date }, fc.constant("yesterday"))),
    at: odd(
      fc.oneof(
        { weight: 6, arbitrary: geoPoint },
        fc.constant({ lon: 0, lat: 91 }),
        fc.constant([13.4, 52.5]),
      ),
    ),
    obj: fc.oneof(fc.record({ x: odd(number), "odd key": number }, { requiredKeys: [] }), oddity),
    list: fc.array(fc.record({ k: word, v: odd(number) }, { requiredKeys: [] }), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

const vectors = fc.record(
  { dot: denseVector, cosine: unitVector, euclid: denseVector, manhattan: denseVector, sparse: sparseVector },
  { requiredKeys: ["dot"] },
);

export const VECTORS = {
  vectors: {
    dot: { size: 4, distance: "Dot" },
    cosine: { size: 4, distance: "Cosine" },
    euclid: { size: 4, distance: "Euclid" },
    manhattan: { size: 4, distance: "Manhattan" },
    rank: { size: 2, distance: "Dot" },
  },
  sparse_vectors: { sparse: {} },
};

/** The paths that the payloads above are about. */
export const paths = [
  "num",
  "count",
  "tag",
  "flag",
  "when",
  "at",
  "obj.x",
  'obj."odd key"',
  "list[].v",
  "num[0]",
  "num[]",
  "nothing",
];

const fitting = fc
  .constantFrom(
    ["num", "float"],
    ["num", "integer"],
    ["count", "integer"],
    ["tag", "keyword"],
    ["flag", "bool"],
    ["when", "datetime"],
    ["at", "geo"],
    ["obj.x", "float"],
  )
  .map(([field_name, field_schema]) => ({ field_name, field_schema }));
const index = fc.oneof(
  { weight: 3, arbitrary: fitting },
  fc.record({
    field_name: fc.constantFrom("num", "count", "tag", "flag", "when", "at", "obj.x", "list[].v"),
    field_schema: fc.constantFrom("integer", "float", "keyword", "bool", "datetime", "geo", "uuid"),
  }),
);

export const LARGEST_ID = 12;
export const pointId = fc.integer({ min: 1, max: LARGEST_ID });

/** `rank` makes the dot product with [1, 0] different for every point, so that a cut never goes through a tie. */
const points = fc
  .array(fc.record({ vector: vectors, payload }), { minLength: LARGEST_ID / 2, maxLength: LARGEST_ID })
  .chain((bodies) =>
    fc
      .shuffledSubarray(
        bodies.map((_, position) => position),
        { minLength: bodies.length },
      )
      .map((ranks) =>
        bodies.map(({ vector, payload }, position) => ({
          id: position + 1,
          vector: { ...vector, rank: [ranks[position]! - 4, 1] },
          payload,
        })),
      ),
  );

export const collection = fc.record({
  points,
  indexes: fc.uniqueArray(index, { selector: ({ field_name }) => field_name, minLength: 2, maxLength: 6 }),
});
export type Collection = typeof collection extends fc.Arbitrary<infer T> ? T : never;
