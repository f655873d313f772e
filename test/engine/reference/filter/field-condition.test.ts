import { describe, expect, test } from "vitest";
import type { Json, Payload } from "../../../../src/domain.ts";
import { compileFieldCondition } from "../../../../src/engine/reference/filter/field-condition.ts";
import type { FieldCondition } from "../../../../src/engine/server/filter.ts";
import type { IndexType } from "../../../../src/qdrant-rules/index-holds.ts";
import { index, path } from "../fixtures.ts";

/** Payloads by what they hold at `x`, as Qdrant Edge 0.9.0 was asked about them. */
const PAYLOADS: readonly (readonly [held: string, payload: Payload])[] = [
  ["missing", {}],
  ...(
    [
      null,
      [],
      [null],
      [null, 1],
      {},
      1,
      1.5,
      [1, 2],
      "s",
      [[]],
      [[1]],
      true,
      [1.5],
      ["s", 1],
      -1.5,
      2,
      { lat: 1, lon: 2 },
      "2025-01-01",
      "550E8400-E29B-41D4-A716-446655440000",
    ] as Json[]
  ).map((x) => [JSON.stringify(x), { x }] as const),
];

const passing = (clause: Omit<FieldCondition, "key">, type?: IndexType, key = "x") => {
  const passes = compileFieldCondition({ key, ...clause }, path(key), type && index(key, type));
  return PAYLOADS.filter(([, payload]) => passes(payload)).map(([held]) => held);
};

const UUID = "550e8400-e29b-41d4-a716-446655440000";

describe("a condition without an index", () => {
  test("passes an array where one of its elements passes", () => {
    expect(passing({ match: { value: 1 } })).toEqual(["[null,1]", "1", "[1,2]", '["s",1]']);
    expect(passing({ range: { gte: 1.5 } })).toEqual(["1.5", "[1,2]", "[1.5]", "2"]);
    expect(passing({ range: { gte: "2024-01-01" } })).toEqual(['"2025-01-01"']);
    expect(passing({ geo_radius: { center: { lat: 1, lon: 2 }, radius: 10 } })).toEqual([
      '{"lat":1,"lon":2}',
    ]);
  });

  test("passes with except where one value is another one", () => {
    const others = passing({ match: { except: [1] } });
    expect(others).toContain("[1,2]");
    expect(others).not.toContain("[null,1]");
    expect(others).not.toContain("missing");
    expect(others).not.toContain("[]");
  });

  test("counts an array's elements, null as none, anything else as one", () => {
    expect(passing({ values_count: { lt: 1 } })).toEqual(["missing", "null", "[]"]);
    expect(passing({ values_count: { gte: 2 } })).toEqual(["[null,1]", "[1,2]", '["s",1]']);
  });

  test("finds empty what is missing, null or an empty array", () => {
    expect(passing({ is_empty: true })).toEqual(["missing", "null", "[]"]);
    expect(passing({ is_empty: false })).toHaveLength(PAYLOADS.length - 3);
  });

  test("finds null in a null and in an array with one", () => {
    expect(passing({ is_null: true })).toEqual(["null", "[null]", "[null,1]"]);
    expect(passing({ is_null: false })).toHaveLength(PAYLOADS.length - 3);
  });

  test("joins several clauses by or", () => {
    expect(passing({ match: { value: "s" }, range: { gte: 1.5 } })).toEqual([
      "1.5",
      "[1,2]",
      '"s"',
      "[1.5]",
      '["s",1]',
      "2",
    ]);
  });
});

describe("a condition on an indexed key", () => {
  test("does not see floats through an integer index", () => {
    expect(passing({ range: { gte: 1.5 } }, "integer")).toEqual(["[1,2]", "2"]);
    expect(passing({ match: { except: [1] } }, "integer")).toEqual(["[1,2]", "2"]);
  });

  test("compares dates in microseconds with numbers through a datetime index, and the reverse", () => {
    expect(passing({ range: { gte: 1.5 } }, "datetime")).toEqual(['"2025-01-01"']);
    expect(passing({ range: { gte: "2024-01-01" } }, "float")).toEqual([]);
  });

  test("sees texts only through a keyword index", () => {
    expect(passing({ match: { except: ["s"] } }, "keyword")).toEqual([
      '"2025-01-01"',
      `"${UUID.toUpperCase()}"`,
    ]);
  });

  test("knows a UUID in any spelling through a uuid index", () => {
    expect(passing({ match: { value: UUID } })).toEqual([]);
    expect(passing({ match: { value: UUID } }, "uuid")).toEqual([`"${UUID.toUpperCase()}"`]);
    expect(passing({ match: { except: [UUID] } }, "uuid")).toEqual([]);
  });

  test("falls back to the payload where the index cannot serve it", () => {
    for (const type of ["keyword", "bool", "geo", "text"] as const) {
      expect(passing({ range: { gte: 1.5 } }, type)).toEqual(passing({ range: { gte: 1.5 } }));
    }
    expect(passing({ match: { value: 1 } }, "float")).toEqual(passing({ match: { value: 1 } }));
  });

  test("takes an empty list for one of texts", () => {
    const except = { match: { except: [] } };
    expect(passing(except, "integer")).toEqual(passing(except));
    expect(passing(except, "keyword")).toEqual(['"s"', '["s",1]', '"2025-01-01"', `"${UUID.toUpperCase()}"`]);
  });

  test("asks an integer index only for what it was made for", () => {
    const asked = (clause: Omit<FieldCondition, "key">, params: object) =>
      compileFieldCondition({ key: "x", ...clause }, path("x"), index("x", "integer", params))({ x: 1.5 });
    const [except, range] = [{ match: { except: [1] } }, { range: { gt: 1 } }];
    expect([asked(except, {}), asked(except, { lookup: false })]).toEqual([false, true]);
    expect([asked(range, {}), asked(range, { range: false })]).toEqual([false, true]);
  });

  test("is decided by the clause that the index can serve alone", () => {
    const clauses = { match: { value: "s" }, range: { gte: 1.5 } };
    expect(passing(clauses, "keyword")).toEqual(['"s"', '["s",1]']);
    expect(passing(clauses, "float")).toEqual(["1.5", "[1,2]", "[1.5]", "2"]);
    expect(passing({ is_empty: true, values_count: { gte: 2 } }, "float")).toEqual(["missing", "null", "[]"]);
  });

  test("refuses a text match that would need the index's tokenizer", () => {
    expect(() => passing({ match: { text: "s" } }, "text")).toThrow(
      'Not supported by this server: a text match on "x", which has a full-text index.',
    );
  });
});

test("a condition below [] looks at every element", () => {
  expect(passing({ match: { value: 1 } }, undefined, "x[]")).toEqual([
    "[null,1]",
    "[1,2]",
    "[[1]]",
    '["s",1]',
  ]);
  expect(passing({ values_count: { gte: 1 } }, undefined, "x[]")).toEqual([
    "[null,1]",
    "[1,2]",
    "[[1]]",
    "[1.5]",
    '["s",1]',
  ]);
});
