import { describe, expect, it } from "vitest";
import { payloadNumber } from "../../src/features/payload-number.ts";
import { noVectors } from "./no-vectors.ts";

const user = { affinities: {} };
const number = (fields: object) =>
  payloadNumber({ kind: "payload-number", path: "views", default: 0, ...fields });

it("reads a number of the payload, also one inside an object", () => {
  const views = number({ path: "stats.views" });
  expect(views.value(user, { payload: { stats: { views: 7 } } }, [0])).toBe(7);
  expect(views.expression(user, noVectors)).toBe("stats.views");
});

it("takes its default where Qdrant's float index holds nothing: missing, null, an empty list, a text", () => {
  const year = number({ path: "year", default: 1995 });
  for (const payload of [{}, { year: null }, { year: [] }, { year: "1999" }, { year: ["1999", null] }]) {
    expect(year.value(user, { payload }, [0])).toBe(1995);
  }
});

it("reads a list with one number as the number", () => {
  expect(number({}).value(user, { payload: { views: [1999] } }, [0])).toBe(1999);
  expect(number({}).value(user, { payload: { views: ["about", 1999] } }, [0])).toBe(1999);
});

it("says what it reads, and which numbers it can compute with", () => {
  const [path] = number({ path: "stats.views", default: 3, transform: "log1p" }).paths([user]);
  expect(path).toMatchObject({
    path: "stats.views",
    keys: ["stats", "views"],
    index: "float",
    access: "variable",
    default: 3,
  });
  expect([-2, -1, -0.5, 0].map(path!.accepts!)).toEqual([false, false, true, true]);
});

describe("a transform", () => {
  it("log1p is the logarithm of 1 + the number, default included", () => {
    const views = number({ transform: "log1p" });
    expect(views.value(user, { payload: { views: 9 } }, [0])).toBe(Math.log(10));
    expect(views.value(user, { payload: {} }, [0])).toBe(0);
    expect(views.expression(user, noVectors)).toEqual({ ln: { sum: [1, "views"] } });
    expect(views.name).toBe("log1p(views)");
  });

  it("sqrt is the square root", () => {
    const views = number({ transform: "sqrt" });
    expect(views.value(user, { payload: { views: 9 } }, [0])).toBe(3);
    expect(views.expression(user, noVectors)).toEqual({ sqrt: "views" });
    expect(views.paths([user])[0]!.accepts!(-1)).toBe(false);
  });

  it("square is the number times itself", () => {
    const views = number({ transform: "square" });
    expect(views.value(user, { payload: { views: 9 } }, [0])).toBe(81);
    expect(views.expression(user, noVectors)).toEqual({ mult: ["views", "views"] });
  });

  it("clip takes the nearer end for what lies outside, and comes before the other transform", () => {
    const clipped = number({ clip: [4, 100] });
    const values = [-1e17, 3, 4, 50, 100, 101, 1e17].map((views) =>
      clipped.value(user, { payload: { views } }, [0]),
    );
    expect(values).toEqual([4, 4, 4, 50, 100, 100, 100]);
    const both = number({ clip: [4, 100], transform: "sqrt" });
    expect(both.name).toBe("sqrt(clip(views, 4, 100))");
    expect(both.value(user, { payload: { views: -5 } }, [0])).toBe(2);
    expect(both.paths([user])[0]!.accepts!(-5)).toBe(true);
  });
});
