import { beforeAll, expect, it } from "vitest";
import { contract } from "./engines.ts";

interface Hit {
  readonly id: number | string;
  readonly score: number;
}

await contract("queries", ({ isQdrant, call, collection }) => {
  const query = (body: object) => call("POST", `${collection}/points/query`, body);
  const hits = async (body: object) => {
    const { result, error } = await query(body);
    if (error !== undefined) throw new Error(error);
    return (result as { points: Hit[] }).points;
  };
  const ids = async (body: object) => (await hits(body)).map(({ id }) => id);

  beforeAll(async () => {
    await call("PUT", collection, {
      vectors: {
        dot: { size: 2, distance: "Dot" },
        cosine: { size: 2, distance: "Cosine" },
        far: { size: 2, distance: "Euclid" },
        grid: { size: 2, distance: "Manhattan" },
        multi: { size: 2, distance: "Dot", multivector_config: { comparator: "max_sim" } },
      },
      sparse_vectors: { words: {} },
    });
    const points = Array.from({ length: 12 }, (_, i) => {
      const [x, y] = [i + 1, 12 - i];
      const vector = {
        dot: [x, y],
        cosine: [x, y],
        far: [x, y],
        grid: [x, y],
        multi: [
          [x, 0],
          [0, y],
        ],
        ...(i < 6 && { words: { indices: [i, 100], values: [1, i + 1] } }),
      };
      return { id: i + 1, vector, payload: { n: i + 1 } };
    });
    await call("PUT", `${collection}/points?wait=true`, { points });
  });

  it("returns 10 points without a limit, best first", async () => {
    expect(await ids({ query: [1, 0], using: "dot" })).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
  });

  it.each([
    [
      "dot",
      [1, 0],
      [
        { id: 12, score: 12 },
        { id: 11, score: 11 },
      ],
    ],
    [
      "cosine",
      [5, 0],
      [
        { id: 12, score: 12 / Math.hypot(12, 1) },
        { id: 11, score: 11 / Math.hypot(11, 2) },
      ],
    ],
    [
      "far",
      [1, 12],
      [
        { id: 1, score: 0 },
        { id: 2, score: Math.SQRT2 },
      ],
    ],
    [
      "grid",
      [1, 12],
      [
        { id: 1, score: 0 },
        { id: 2, score: 2 },
      ],
    ],
    [
      "multi",
      [
        [1, 0],
        [0, 1],
      ],
      [
        { id: 12, score: 13 },
        { id: 11, score: 13 },
      ],
    ],
    [
      "words",
      { indices: [3, 100], values: [10, 1] },
      [
        { id: 4, score: 14 },
        { id: 6, score: 6 },
      ],
    ],
  ])("scores by the %s vector", async (using, vector, expected) => {
    const found = await hits({ query: vector, using, limit: using === "multi" ? 12 : 2 });
    const scores = expected.map(({ score }) => score);
    expect(found.slice(0, 2).map(({ score }) => score)).toEqual(
      scores.map((score) => expect.closeTo(score, 5)),
    );
    if (using !== "multi") expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  });

  it("skips the offset and keeps the limit", async () => {
    expect(await ids({ query: [1, 0], using: "dot", limit: 2, offset: 3 })).toEqual([9, 8]);
  });

  it("keeps scores above the threshold of a vector query", async () => {
    expect(await ids({ query: [1, 0], using: "dot", score_threshold: 10 })).toEqual([12, 11]);
    expect(await ids({ query: [1, 12], using: "far", score_threshold: 2 })).toEqual([1, 2]);
  });

  it("returns payload and vectors only where they are asked for", async () => {
    const plain = await hits({ query: [1, 0], using: "dot", limit: 1 });
    expect(plain).toEqual([{ id: 12, score: 12, version: expect.any(Number) }]);
    const full = await hits({
      query: [1, 0],
      using: "dot",
      limit: 1,
      with_payload: true,
      with_vector: ["dot"],
    });
    expect(full).toMatchObject([{ payload: { n: 12 }, vector: { dot: [12, 1] } }]);
  });

  it("searches by the vector of a point, which is not in the answer", async () => {
    expect(await ids({ query: 12, using: "dot", limit: 2 })).toEqual([11, 10]);
    expect(await query({ query: 99, using: "dot" })).toMatchObject({
      status: 404,
      error: "Not found: No point with id 99 found",
    });
  });

  it("recommends by the average of examples, by the best of them, and by their sum", async () => {
    const examples = { positive: [12, [10, 0]], negative: [1] };
    expect(await ids({ query: { recommend: examples }, using: "cosine", limit: 2 })).toEqual([11, 10]);
    const best = { recommend: { ...examples, strategy: "best_score" } };
    expect(await ids({ query: best, using: "cosine", limit: 2 })).toEqual([11, 10]);
    const sum = {
      recommend: {
        positive: [
          [1, 0],
          [2, 0],
        ],
        negative: [[0, 1]],
        strategy: "sum_scores",
      },
    };
    expect(await hits({ query: sum, using: "dot", limit: 1 })).toMatchObject([
      { id: 12, score: 12 + 24 - 1 },
    ]);
    expect(await query({ query: { recommend: {} }, using: "dot" })).toMatchObject({ status: 422 });
  });

  it("discovers within the context of pairs", async () => {
    const context = [{ positive: [1, 0], negative: [0, 1] }];
    const found = await hits({ query: { discover: { target: [0, 1], context } }, using: "dot", limit: 12 });
    // Points 7 to 12 lie on the positive side (x > y), and among them the lower x is nearer to the target.
    expect(found.map(({ id }) => id).slice(0, 6)).toEqual([7, 8, 9, 10, 11, 12]);
    const positive = await hits({ query: { context }, using: "dot", limit: 6 });
    expect(new Set(positive.map(({ id }) => id))).toEqual(new Set([7, 8, 9, 10, 11, 12]));
  });

  it("fuses prefetches by reciprocal ranks and by distributions", async () => {
    const prefetch = [
      { query: [1, 0], using: "dot", limit: 3 },
      { query: [0, 1], using: "dot", limit: 3 },
      { query: [1, 0], using: "dot", limit: 1 },
    ];
    const rrf = await hits({ prefetch, query: { fusion: "rrf" }, limit: 1 });
    expect(rrf).toMatchObject([{ id: 12, score: 1 }]); // 1 / (2 + 0), twice
    const weighted = await hits({ prefetch, query: { rrf: { k: 1, weights: [1, 9, 1] } }, limit: 1 });
    expect(weighted).toMatchObject([{ id: 1, score: expect.closeTo(9, 4) }]); // 1 / (1 / 9 + k − 1)
    expect(await hits({ prefetch: prefetch.slice(0, 2), query: { fusion: "dbsf" }, limit: 6 })).toHaveLength(
      6,
    );
  });

  it("ranks what a prefetch returned by another vector", async () => {
    const prefetch = { query: [1, 0], using: "dot", limit: 4 };
    expect(await ids({ prefetch, query: [0, 1], using: "dot" })).toEqual([9, 10, 11, 12]);
  });

  it("takes the vectors of examples from another collection", async () => {
    const other = `${collection}-users`;
    await call("PUT", other, { vectors: { size: 2, distance: "Dot" } });
    await call("PUT", `${other}/points?wait=true`, { points: [{ id: 12, vector: [1, 0] }] });
    const lookup_from = { collection: other.split("/").at(-1), vector: "" };
    expect(await ids({ query: 12, using: "dot", lookup_from, limit: 2 })).toEqual([12, 11]);
    await call("DELETE", other);
  });

  it("orders by an indexed payload value, and by id without a query", async () => {
    await call("PUT", `${collection}/index?wait=true`, { field_name: "n", field_schema: "integer" });
    expect(
      await ids({ query: { order_by: { key: "n", direction: "desc", start_from: 5 } }, limit: 2 }),
    ).toEqual([5, 4]);
    expect(await ids({ limit: 3 })).toEqual([1, 2, 3]);
  });

  it.skipIf(!isQdrant)("samples points at random", async () => {
    expect(new Set(await ids({ query: { sample: "random" }, limit: 12 })).size).toBe(12);
  });

  it("answers a batch in the order of its queries, or not at all", async () => {
    const searches = [
      { query: [1, 0], using: "dot", limit: 1 },
      { query: [0, 1], using: "dot", limit: 2 },
    ];
    const { result } = await call("POST", `${collection}/points/query/batch`, { searches });
    const found = (result as { points: Hit[] }[]).map(({ points }) => points.map(({ id }) => id));
    expect(found).toEqual([[12], [1, 2]]);
    const broken = { searches: [...searches, { query: [1, 0, 0], using: "dot" }] };
    expect(await call("POST", `${collection}/points/query/batch`, broken)).toMatchObject({
      status: 400,
      error: "Wrong input: Vector dimension error: expected dim: 2, got 3",
    });
    expect(await call("POST", `${collection}/points/query/batch`, { searches: [] })).toMatchObject({
      result: [],
    });
  });

  it("returns every tied point that fits, each once", async () => {
    const prefetch = { query: [1, 0], using: "dot", limit: 12 };
    const found = await hits({ prefetch, query: { formula: 1 }, limit: 12 });
    expect(found.map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    expect(new Set(found.map(({ score }) => score))).toEqual(new Set([1]));
  });

  it.each<[problem: string, body: object, status: number, error: string]>([
    [
      "a vector is too long",
      { query: [1, 2, 3], using: "dot" },
      400,
      "Wrong input: Vector dimension error: expected dim: 2, got 3",
    ],
    [
      "a vector has an unknown name",
      { query: [1, 2], using: "nope" },
      400,
      "Wrong input: Not existing vector name error: nope",
    ],
    [
      "a limit is 0",
      { query: [1, 2], using: "dot", limit: 0 },
      422,
      "Validation error in JSON body: [internal.limit: value 0 invalid, must be 1 or larger]",
    ],
    [
      "prefetches have no query",
      { prefetch: { query: [1, 2], using: "dot" } },
      400,
      "Bad request: A query is needed to merge the prefetches. Can't have prefetches without defining a query.",
    ],
    [
      "a fusion has no prefetch",
      { query: { fusion: "rrf" } },
      400,
      "Wrong input: Validation failed: cannot apply Fusion without prefetches",
    ],
    [
      "a query is of no kind",
      { query: { softmax: 1 } },
      400,
      "Format error in JSON body: Expected some form of vector, id, or a type of query",
    ],
  ])("refuses a query whose %s", async (_, body, status, error) => {
    expect(await query(body)).toMatchObject({ status, error: expect.stringContaining(error) });
  });

  it("answers null for a score that no 32-bit float can hold, and finds no point infinitely far away", async () => {
    const path = `${collection}-large`;
    const vectors = { dot: { size: 2, distance: "Dot" }, far: { size: 2, distance: "Euclid" } };
    await call("PUT", path, { vectors });
    const points = [
      { id: 1, vector: { dot: [3e38, 3e38], far: [3e38, 3e38] }, payload: { text: "inf, NaN" } },
      { id: 2, vector: { dot: [-3e38, -3e38], far: [-3e38, -3e38] } },
      { id: 3, vector: { dot: [0, 2 ** -126], far: [1, 1] } },
    ];
    await call("PUT", `${path}/points?wait=true`, { points });
    const found = async (body: object) => (await call("POST", `${path}/points/query`, body)).result;
    const query = { query: [3e38, 3e38], using: "dot" };
    const scores = [{ id: 1, score: null }, { id: 3 }];
    expect(await found(query)).toMatchObject({ points: scores });
    expect(await found({ ...query, with_payload: true, with_vector: ["dot"] })).toMatchObject({
      points: [{ ...scores[0], payload: { text: "inf, NaN" }, vector: { dot: [3e38, 3e38] } }, { id: 3 }],
    });
    expect(await found({ query: [1, 0], using: "far" })).toMatchObject({ points: [{ id: 3, score: 1 }] });
    const formula = { prefetch: query, query: { formula: { sum: ["$score", 1] } } };
    expect(await call("POST", `${path}/points/query`, formula)).toMatchObject({ status: 400 });
    const batch = await call("POST", `${path}/points/query/batch`, { searches: [query, query] });
    expect(batch.result).toMatchObject([{ points: scores }, { points: scores }]);
    await call("DELETE", path);
  });
});
