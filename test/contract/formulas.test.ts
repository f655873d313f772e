import { beforeAll, expect, it } from "vitest";
import { contract } from "./engines.ts";

const PAYLOADS = [
  {
    price: 4,
    tags: ["new"],
    at: { lon: 0, lat: 0 },
    on: "2024-01-01T00:00:00Z",
    one: [7],
    many: [1, 2],
    word: "x",
  },
  { price: 1, tags: [], at: { lon: 1, lat: 0 }, on: "2024-01-02T00:00:00Z", one: [8] },
  { tags: ["new", "old"] },
];
/** The dot products of points 1 to 3 with (1, 0). */
const PREFETCH = { query: [1, 0], limit: 3 };

await contract("formulas", ({ call, collection }) => {
  const query = (body: object) => call("POST", `${collection}/points/query`, body);
  /** The scores of the points by their id. */
  const scores = async (formula: unknown, defaults: object = {}, prefetch: unknown = PREFETCH) => {
    const { result, error } = await query({ prefetch, query: { formula, defaults } });
    if (error !== undefined) return error;
    const { points } = result as { points: { id: number; score: number }[] };
    return Object.fromEntries(points.map(({ id, score }) => [id, score]));
  };

  beforeAll(async () => {
    await call("PUT", collection, { vectors: { size: 2, distance: "Dot" } });
    const vectors = [
      [0.5, 1],
      [2, 1],
      [-1, 1],
    ];
    const points = PAYLOADS.map((payload, i) => ({ id: i + 1, vector: vectors[i], payload }));
    await call("PUT", `${collection}/points?wait=true`, { points });
  });

  it.each<[name: string, formula: unknown, expected: Record<number, number>]>([
    ["a constant", 0.5, { 1: 0.5, 2: 0.5, 3: 0.5 }],
    ["the prefetch's score", "$score", { 1: 0.5, 2: 2, 3: -1 }],
    ["a payload value, with a default where it is missing", "price", { 1: 4, 2: 1, 3: 10 }],
    ["a sum", { sum: ["$score", "price", 1] }, { 1: 5.5, 2: 4, 3: 10 }],
    ["a product", { mult: ["$score", "price"] }, { 1: 2, 2: 2, 3: -10 }],
    ["a negation", { neg: "$score" }, { 1: -0.5, 2: -2, 3: 1 }],
    ["an absolute value", { abs: "$score" }, { 1: 0.5, 2: 2, 3: 1 }],
    ["a square root", { sqrt: "price" }, { 1: 2, 2: 1, 3: Math.fround(Math.sqrt(10)) }],
    ["a power", { pow: { base: "$score", exponent: 2 } }, { 1: 0.25, 2: 4, 3: 1 }],
    ["an exponential", { exp: "$score" }, { 1: Math.exp(0.5), 2: Math.exp(2), 3: Math.exp(-1) }],
    [
      "logarithms",
      { sum: [{ ln: "price" }, { log10: "price" }] },
      { 1: Math.log(4) + Math.log10(4), 2: 0, 3: Math.log(10) + 1 },
    ],
    ["a quotient", { div: { left: 2, right: "price" } }, { 1: 0.5, 2: 2, 3: 0.2 }],
    ["a condition, as 1 or 0", { key: "tags", match: { value: "new" } }, { 1: 1, 2: 0, 3: 1 }],
    ["a filter, as 1 or 0", { must_not: [{ is_empty: { key: "tags" } }] }, { 1: 1, 2: 0, 3: 1 }],
    ["an array of one number", "one", { 1: 7, 2: 8, 3: 9 }],
    ["a linear decay", { lin_decay: { x: "$score", target: 2, scale: 3 } }, { 1: 0.75, 2: 1, 3: 0.5 }],
    [
      "a Gaussian decay",
      { gauss_decay: { x: "$score", target: 2, scale: 3 } },
      { 1: 2 ** -0.25, 2: 1, 3: 0.5 },
    ],
    [
      "an exponential decay",
      { exp_decay: { x: "$score", target: 2, scale: 3 } },
      { 1: 2 ** -0.5, 2: 1, 3: 0.5 },
    ],
    [
      "a date",
      {
        div: {
          left: { sum: [{ datetime_key: "on" }, { neg: { datetime: "2024-01-01T00:00:00Z" } }] },
          right: 86400,
        },
      },
      { 1: 0, 2: 1, 3: 2 },
    ],
    ["a distance", { geo_distance: { origin: { lon: 0, lat: 0 }, to: "at" } }, { 1: 0, 2: 111_195.08, 3: 0 }],
  ])("computes %s", async (_, formula, expected) => {
    const defaults = { price: 10, one: 9, on: "2024-01-03T00:00:00Z", at: { lon: 0, lat: 0 } };
    const found = (await scores(formula, defaults)) as Record<number, number>;
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    for (const [id, score] of Object.entries(expected))
      expect(found[Number(id)]).toBeCloseTo(score, score > 1e4 ? 0 : 5);
  });

  it("stops a product at 0, and divides 0 by 0 to 0", async () => {
    expect(await scores({ mult: [0, { ln: 0 }] })).toEqual({ 1: 0, 2: 0, 3: 0 });
    expect(await scores({ div: { left: 0, right: 0, by_zero_default: 5 } })).toEqual({ 1: 0, 2: 0, 3: 0 });
    expect(await scores({ div: { left: 1, right: 0, by_zero_default: 5 } })).toEqual({ 1: 5, 2: 5, 3: 5 });
  });

  it("ranks the sigmoid of the article by its logit", async () => {
    const z = { sum: [{ mult: [2, "$score"] }, { mult: [0.5, "price"] }, -1] };
    const sigmoid = { div: { left: 1, right: { sum: [1, { exp: { mult: [-1, z] } }] } } };
    const found = (await scores(sigmoid, { price: 0 })) as Record<number, number>;
    for (const [id, logit] of [
      [1, 2],
      [2, 3.5],
      [3, -3],
    ] as const) {
      expect(found[id]).toBeCloseTo(1 / (1 + Math.exp(-logit)), 6);
    }
  });

  it("reads the score of each prefetch, and its default where a point is not in it", async () => {
    const prefetch = [PREFETCH, { query: [1, 0], limit: 1 }];
    expect(
      await scores({ sum: ["$score[0]", { mult: [10, "$score[1]"] }] }, { "$score[1]": 3 }, prefetch),
    ).toEqual({
      1: 30.5,
      2: 22,
      3: 29,
    });
    expect(await scores("$score[1]", {}, prefetch)).toEqual({ 1: 0, 2: 2, 3: 0 });
  });

  it("re-ranks what an inner formula ranked", async () => {
    const inner = { prefetch: PREFETCH, query: { formula: { neg: "$score" } }, limit: 2 };
    expect(await scores({ mult: [2, "$score"] }, {}, inner)).toEqual({ 3: 2, 1: -1 });
  });

  it("keeps scores of at least the threshold", async () => {
    const { result } = await query({
      prefetch: PREFETCH,
      query: { formula: "$score" },
      score_threshold: 0.5,
    });
    expect(result).toMatchObject({
      points: [
        { id: 2, score: 2 },
        { id: 1, score: 0.5 },
      ],
    });
  });

  it("filters before it ranks", async () => {
    const filter = { must: [{ has_id: [1, 3] }] };
    const { result } = await query({
      prefetch: { query: [1, 0], limit: 1 },
      query: { formula: "$score" },
      filter,
    });
    expect(result).toMatchObject({ points: [{ id: 1 }] });
  });

  it.each<[problem: string, formula: unknown, error: string]>([
    [
      "a value is missing",
      "absent",
      "Wrong input: Expected number value for absent in the payload and/or in the formula defaults. Error: No value found in a payload nor defaults",
    ],
    [
      "a value is text",
      { mult: [{ has_id: [1] }, "word"] },
      "Wrong input: Expected number value for word in the payload and/or in the formula defaults. Error: Value is not a number",
    ],
    [
      "a value is several",
      { mult: [{ has_id: [1] }, "many"] },
      "Wrong input: Expected number value for many in the payload and/or in the formula defaults. Error: Value is not a number",
    ],
    [
      "it divides by 0",
      { div: { left: 1, right: 0 } },
      "Wrong input: The expression 1/0 = inf produced a non-finite number",
    ],
    [
      "a root is of a negative number",
      { sqrt: -3 },
      "Wrong input: The expression √-3 = NaN produced a non-finite number",
    ],
    [
      "a logarithm is of 0",
      { ln: 0 },
      "Wrong input: The expression ln(0) = -inf produced a non-finite number",
    ],
    [
      "an exponential is too large",
      { exp: 1000 },
      "Wrong input: The expression exp(1000) = inf produced a non-finite number",
    ],
    [
      "a variable is reserved",
      "$foo",
      "Wrong input: Validation failed: failed to parse variable ID $foo: Invalid reserved word: $foo",
    ],
    [
      "a decay has no middle",
      { exp_decay: { x: 1, midpoint: 1.5 } },
      "Wrong input: Validation failed: Decay midpoint should be in the range (0.0, 1.0), got 1.5.",
    ],
  ])("is refused where %s", async (_, formula, error) => {
    expect(await scores(formula)).toBe(error);
  });

  it("is refused without a prefetch, and with a default that cannot be a score", async () => {
    expect(await query({ query: { formula: "$score" } })).toMatchObject({
      status: 400,
      error: "Wrong input: Validation failed: cannot apply Formula without prefetches",
    });
    expect(
      await query({ prefetch: PREFETCH, query: { formula: "$score", defaults: { $score: "x" } } }),
    ).toMatchObject({
      status: 422,
      error:
        "Validation error in JSON body: [internal.query.defaults: Validation error: Score default must be a number [{}]]",
    });
  });
});
