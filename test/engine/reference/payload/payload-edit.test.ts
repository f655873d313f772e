import { describe, expect, test } from "vitest";
import {
  mergePayload,
  payloadSelection,
  removeFromPayload,
} from "../../../../src/engine/reference/payload/payload-edit.ts";

describe("mergePayload", () => {
  test("replaces whole fields, and drops those that are null", () => {
    expect(mergePayload({ a: { x: 1 }, b: 2, c: 3 }, { a: { y: 2 }, c: null }, undefined)).toEqual({
      a: { y: 2 },
      b: 2,
    });
  });

  test("merges below a key, which comes into being where it is not there", () => {
    expect(mergePayload({ a: { x: 1 } }, { y: 2 }, "a")).toEqual({ a: { x: 1, y: 2 } });
    expect(mergePayload({ a: 1 }, { y: 2 }, "a.b")).toEqual({ a: { b: { y: 2 } } });
  });

  test("merges into one element of an array or into all", () => {
    const payload = { l: [{ x: 1 }, { x: 2 }] };
    expect(mergePayload(payload, { y: 0 }, "l[1]")).toEqual({ l: [{ x: 1 }, { x: 2, y: 0 }] });
    expect(mergePayload(payload, { y: 0 }, "l[]")).toEqual({
      l: [
        { x: 1, y: 0 },
        { x: 2, y: 0 },
      ],
    });
    expect(mergePayload(payload, { y: 0 }, "l[7]")).toEqual(payload);
    expect(mergePayload({}, { y: 0 }, "l[0]")).toEqual({ l: [] });
  });

  test("takes __proto__ for a key like any other", () => {
    const merged = mergePayload({}, { x: 1 }, "__proto__");
    expect(Object.keys(merged)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
  });
});

test("removeFromPayload removes a key, also below every element, and empties an array", () => {
  const payload = { a: { x: 1, y: 2 }, l: [{ x: 1, y: 2 }, 5] };
  expect(removeFromPayload(payload, "a.x")).toEqual({ ...payload, a: { y: 2 } });
  expect(removeFromPayload(payload, "l[].x")).toEqual({ ...payload, l: [{ y: 2 }, 5] });
  expect(removeFromPayload(payload, "l[0].x")).toEqual({ ...payload, l: [{ y: 2 }, 5] });
  expect(removeFromPayload(payload, "l[]")).toEqual({ ...payload, l: [] });
  expect(removeFromPayload(payload, "l[0]")).toEqual(payload);
  expect(removeFromPayload(payload, "gone.x")).toEqual(payload);
});

describe("payloadSelection", () => {
  const payload = { a: { x: 1, y: 2 }, b: 3, l: [{ x: 1, y: 2 }, 4] };
  const including = (...include: string[]) => payloadSelection({ include })!(payload);
  const excluding = (...exclude: string[]) => payloadSelection({ exclude })!(payload);

  test("lets everything through, or wants no payload at all", () => {
    expect(payloadSelection(true)!(payload)).toEqual(payload);
    expect(payloadSelection(false)).toBeUndefined();
  });

  test("includes a path, everything below it, and what lies on the way", () => {
    expect(including("a")).toEqual({ a: payload.a });
    expect(including("a.x", "b")).toEqual({ a: { x: 1 }, b: 3 });
    expect(including("l[].x")).toEqual({ l: [{ x: 1 }, 4] });
    expect(including("b.x")).toEqual({ b: 3 });
  });

  test("addresses the elements of an array by [] only", () => {
    expect(including("l.x")).toEqual({ l: [] });
    expect(including("l[0].x")).toEqual({ l: [] });
  });

  test("excludes a path and everything below it", () => {
    expect(excluding("a.x", "l")).toEqual({ a: { y: 2 }, b: 3 });
    expect(excluding("l[].y")).toEqual({ ...payload, l: [{ x: 1 }, 4] });
    expect(excluding("l[]")).toEqual({ ...payload, l: [] });
  });
});
