import fc from "fast-check";
import type { Dataset, Item, Json, User } from "../../src/domain.ts";

/** What stands in a payload where there is nothing to read; undefined leaves the key out. */
const nothing = fc.constantFrom<Json | undefined>(undefined, null, []);

/** What an index of numbers, keywords or booleans hides. */
const hidden = fc.constantFrom<Json>({}, [null], [[3]]);

function one(value: fc.Arbitrary<Json>) {
  return fc.oneof(
    value,
    value.map((inner) => [inner]),
    nothing,
  );
}

function several(value: fc.Arbitrary<Json>) {
  return fc.oneof(one(value), fc.array(value, { maxLength: 3 }));
}

function numbers(min: number, max: number) {
  return fc.oneof(fc.integer({ min, max }), fc.double({ min, max, noNaN: true }));
}

function texts() {
  return fc.constantFrom("jazz", "rock", "sci-fi & fantasy", "größe", "constructor", "7");
}

function map<Weight>(weights: fc.Arbitrary<Weight>) {
  return fc.dictionary(texts(), weights, { maxKeys: 4 });
}

/** Products of these add up without rounding, in whatever order. */
const eighths = fc.integer({ min: -16, max: 16 }).map((n) => n / 8);

const dates = fc
  .date({ min: new Date("1969-01-01T00:00:00Z"), max: new Date("2040-01-01T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString());

const places = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});

const payload = fc.record({
  number: fc.oneof(one(numbers(-1e6, 1e6)), hidden, texts(), fc.boolean()),
  positive: fc.oneof(one(numbers(0, 1e6)), hidden, texts(), fc.boolean()),
  binned: fc.oneof(several(numbers(-20, 120)), hidden, texts(), fc.boolean()),
  topics: fc.oneof(map<Json>(fc.oneof(numbers(-2, 2), hidden, texts())), nothing, hidden, texts()),
  eighths: fc.oneof(map<Json>(eighths), nothing, hidden),
  words: fc.oneof(several(texts()), hidden, numbers(0, 9), fc.boolean()),
  flag: fc.oneof(several(fc.boolean()), hidden, numbers(0, 9), texts()),
  date: one(dates),
  place: one(places),
});

const vector = fc
  .array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 4, maxLength: 4 })
  .map((coordinates) => Float32Array.from([...coordinates, 1]));

/** An item with something different, or nothing, or something wrong but harmless, under each key of its payload. */
const anyItem: fc.Arbitrary<Omit<Item, "id">> = fc.record({ vector, payload }).map((item) => ({
  vector: item.vector,
  payload: Object.fromEntries(
    Object.entries(item.payload).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  ),
}));

/** A user with some of the affinities and attributes that the items' payloads answer to. */
const anyUser: fc.Arbitrary<Omit<User, "id">> = fc.record({
  vector,
  affinities: fc.record(
    { topics: map(numbers(-2, 2)), eighths: map(eighths) },
    { requiredKeys: [] },
  ) as fc.Arbitrary<User["affinities"]>,
  attributes: fc.record(
    { words: fc.oneof(texts(), fc.array(texts(), { maxLength: 3 })), home: places },
    { requiredKeys: [] },
  ) as fc.Arbitrary<NonNullable<User["attributes"]>>,
});

/** Items and users, with their places in the lists as ids. */
export type World = Pick<Dataset, "items" | "users">;

/** The same seed gives the same world. */
export function randomWorld(seed: number, size: { readonly items: number; readonly users: number }): World {
  const items = fc.sample(anyItem, { seed, numRuns: size.items });
  const users = fc.sample(anyUser, { seed, numRuns: size.users });
  return {
    items: items.map((item, id) => ({ ...item, id })),
    users: users.map((user, id) => ({ ...user, id: `${id}` })),
  };
}
