import fc from "fast-check";
import { geoPoint, laterDate, number, paths, pointId, word } from "./arbitrary-collection.ts";

/** Filters of every kind that needs no full-text index. */

const key = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("num", "count", "tag", "flag", "when", "at", "obj.x", "list[].v") },
  fc.constantFrom(...paths),
);

/** At most one bound on each side: of two on one side Qdrant's indexes heed only one. */
function range(bound: fc.Arbitrary<unknown>): fc.Arbitrary<object> {
  const upper = fc.oneof(fc.record({ lt: bound }), fc.record({ lte: bound }));
  const lower = fc.oneof(fc.record({ gt: bound }), fc.record({ gte: bound }));
  const both = fc.tuple(lower, upper).map(([from, to]) => ({ ...from, ...to }));
  return fc.oneof({ weight: 3, arbitrary: upper }, { weight: 3, arbitrary: lower }, both, fc.constant({}));
}

const several = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 3 });
const integer = fc.integer({ min: -3, max: 5 });
const match = fc.oneof(
  fc.record({ value: fc.oneof(integer, word, fc.boolean()) }),
  fc.record({ any: fc.oneof(several(integer), several(word)) }),
  fc.record({ except: fc.oneof(several(integer), several(word)) }),
  fc.record({ text: word }),
);

const ring = (west: number, south: number, east: number, north: number) => ({
  points: [
    { lon: west, lat: south },
    { lon: east, lat: south },
    { lon: east, lat: north },
    { lon: west, lat: north },
    { lon: west, lat: south },
  ],
});
const area = fc.oneof(
  fc.record({ geo_radius: fc.record({ center: geoPoint, radius: fc.constantFrom(1000, 2e6, 1e7) }) }),
  fc.record({ geo_bounding_box: fc.record({ top_left: geoPoint, bottom_right: geoPoint }) }),
  fc.constantFrom(
    { geo_polygon: { exterior: ring(-15, -15, 15, 15) } },
    { geo_polygon: { exterior: ring(-15, -15, 25, 60), interiors: [ring(-11, -11, 11, 11)] } },
  ),
);

/** Each kind of clause, half of the time on a key that holds what it is about. */
const field = fc.oneof(
  fc.record({ key: fc.constantFrom("num", "count", "tag", "flag"), match }),
  fc.record({ key: fc.constantFrom("num", "count", "obj.x"), range: range(number) }),
  fc.record({ key: fc.constant("when"), range: range(laterDate) }),
  area.map((clause) => ({ key: "at", ...clause })),
  fc.record({ key, match }),
  fc.record({ key, range: fc.oneof(range(number), range(laterDate)) }),
  fc.tuple(key, area).map(([path, clause]) => ({ key: path, ...clause })),
  fc.record({ key, values_count: range(fc.integer({ min: 0, max: 3 })) }),
  fc.record({ key, is_empty: fc.boolean() }),
  fc.record({ key, is_null: fc.boolean() }),
);

/** What is asked of one object of a list by itself. */
const nestedFilter = fc.record(
  {
    must: fc.array(
      fc.oneof(
        fc.record({ key: fc.constant("k"), match }),
        fc.record({ key: fc.constantFrom("v", "x"), range: range(number) }),
        fc.record({ is_null: fc.record({ key: fc.constant("v") }) }),
      ),
      { maxLength: 2 },
    ),
    must_not: fc.array(fc.record({ key: fc.constant("k"), match }), { maxLength: 1 }),
  },
  { requiredKeys: [] },
);

const { condition, filter } = fc.letrec<{ condition: object; filter: object }>((tie) => {
  const some = fc.array(tie("condition"), { minLength: 1, maxLength: 2 });
  const few = fc.array(tie("condition"), { maxLength: 2 });
  return {
    condition: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { weight: 8, arbitrary: field },
      fc.record({ is_empty: fc.record({ key }) }),
      fc.record({ is_null: fc.record({ key }) }),
      fc.record({ has_id: several(pointId) }),
      fc.record({ has_vector: fc.constantFrom("dot", "sparse", "euclid") }),
      fc.record({
        nested: fc.record({ key: fc.constantFrom("list", "list[]", "obj"), filter: nestedFilter }),
      }),
      tie("filter"),
    ),
    filter: fc.oneof(
      fc.record({ must: fc.array(tie("condition"), { minLength: 1, maxLength: 1 }) }),
      fc.record({ should: some }),
      fc.record({ must_not: some }),
      fc.record({
        min_should: fc.record({
          conditions: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }),
          min_count: fc.integer({ min: 0, max: 2 }),
        }),
      }),
      fc.record({ must: few, should: few, must_not: few }, { requiredKeys: [] }),
    ),
  };
});

export { condition, filter };
