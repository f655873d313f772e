import { describe, expect, test } from "vitest";
import type { Json } from "../../../../src/domain.ts";
import {
  asDatetime,
  asGeoPoint,
  asNumber,
  type OperandType,
  operandReader,
} from "../../../../src/engine/reference/formula/operand.ts";
import { path, scopeOf } from "../fixtures.ts";

function read<T>(type: OperandType<T>, payload: { readonly x?: Json }, fallback?: Json): T {
  const defaults = new Map<string, Json>(fallback === undefined ? [] : [["x", fallback]]);
  return operandReader(
    path("x"),
    type,
    scopeOf(),
    defaults,
  )({ payload: payload as never, slot: 0, scores: [] });
}

describe("operandReader", () => {
  test("reads the payload, or the default where that has nothing", () => {
    expect(read(asNumber, { x: 2 }, 5)).toBe(2);
    expect(read(asNumber, {}, 5)).toBe(5);
    expect(read(asNumber, { x: [] }, 5)).toBe(5);
  });

  test("does not take null for nothing", () => {
    expect(() => read(asNumber, { x: null }, 5)).toThrow("Error: Value is not a number");
  });

  test("refuses a value that is missing", () => {
    expect(() => read(asNumber, {})).toThrow(
      "Wrong input: Expected number value for x in the payload and/or in the formula defaults. Error: No value found in a payload nor defaults",
    );
  });

  test("refuses several values, and a default of another type", () => {
    expect(() => read(asNumber, { x: [1, 2] })).toThrow("Value is not a number");
    expect(() => read(asNumber, {}, "five")).toThrow("Value is not a number");
  });
});

test("a date is read in microseconds", () => {
  expect(read(asDatetime, { x: "1970-01-01T00:00:01Z" })).toBe(1_000_000);
  expect(() => read(asDatetime, { x: 1 })).toThrow("Expected datetime value for x");
  expect(() => read(asDatetime, { x: 1 })).toThrow("Error: value is not a string");
  expect(() => read(asDatetime, { x: "soon" })).toThrow("Error: input contains invalid characters");
});

describe("a geo point", () => {
  test("is an object, or a pair of longitude and latitude", () => {
    expect(read(asGeoPoint, { x: { lat: 1, lon: 2 } })).toEqual({ lat: 1, lon: 2 });
    expect(read(asGeoPoint, { x: [2, 1] })).toEqual({ lat: 1, lon: 2 });
  });

  test.each<[Json, string]>([
    [1, "invalid type: integer `1`, expected struct GeoPointShadow"],
    [1.5, "invalid type: floating point `1.5`, expected struct GeoPointShadow"],
    ["a", 'invalid type: string "a", expected struct GeoPointShadow'],
    [true, "invalid type: boolean `true`, expected struct GeoPointShadow"],
    [null, "invalid type: null, expected struct GeoPointShadow"],
    [{}, "missing field `lon`"],
    [{ lon: 1 }, "missing field `lat`"],
    [{ lon: 1, lat: "n" }, 'invalid type: string "n", expected f64'],
    [[1, 2, 3], "invalid length 3, expected fewer elements in array"],
    [
      { lon: 0, lat: 91 },
      "Wrong format of GeoPoint payload: expected `lat` = 91 within [-90;90] and `lon` = 0 within [-180;180]",
    ],
  ])("is not %j", (value, problem) => {
    expect(() => read(asGeoPoint, { x: value })).toThrow(`Error: ${problem}`);
  });
});
