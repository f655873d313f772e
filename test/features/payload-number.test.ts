import { expect, it } from "vitest";
import { payloadNumber } from "../../src/features/payload-number.ts";

const user = { affinities: {} };

it("reads a number of the payload, also one inside an object", () => {
  const views = payloadNumber({ kind: "payload-number", path: "stats.views", default: 0 });
  expect(views.value(user, { payload: { stats: { views: 7 } } }, 0)).toBe(7);
  expect(views.expression(user)).toBe("stats.views");
});

it("takes its default where Qdrant's float index holds nothing: missing, null and an empty list", () => {
  const year = payloadNumber({ kind: "payload-number", path: "year", default: 1995 });
  for (const payload of [{}, { year: null }, { year: [] }]) {
    expect(year.value(user, { payload }, 0)).toBe(1995);
  }
  expect(year.variables([user])).toEqual([{ path: "year", default: 1995 }]);
});

it("reads a list of one number as the number", () => {
  const year = payloadNumber({ kind: "payload-number", path: "year", default: 0 });
  expect(year.value(user, { payload: { year: [1999] } }, 0)).toBe(1999);
});

it("takes the logarithm of 1 + the number, default included", () => {
  const views = payloadNumber({ kind: "payload-number", path: "views", transform: "log1p", default: 0 });
  expect(views.value(user, { payload: { views: 9 } }, 0)).toBe(Math.log(10));
  expect(views.value(user, { payload: {} }, 0)).toBe(0);
  expect(views.expression(user)).toEqual({ ln: { sum: [1, "views"] } });
  expect(views.name).toBe("log1p(views)");
});
