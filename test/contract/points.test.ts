import { beforeAll, expect, it } from "vitest";
import { contract } from "./engines.ts";

const UUID = "6f1f9c52-5a0e-4f0c-9a3e-2f0d9a6b7c11";

await contract("points", ({ call, collection }) => {
  const points = `${collection}/points`;
  const count = async (filter?: object) =>
    ((await call("POST", `${points}/count`, { filter })).result as { count: number }).count;
  const payloadOf = async (id: number | string) =>
    ((await call("POST", points, { ids: [id] })).result as { payload: object }[])[0]?.payload;

  beforeAll(async () => {
    await call("PUT", collection, { vectors: { size: 2, distance: "Dot" } });
  });

  it("stores a list of points, with whole numbers and UUIDs as ids", async () => {
    const upsert = {
      points: [
        { id: 1, vector: [1, 0], payload: { color: "red", n: 1 } },
        { id: 2, vector: [0, 1], payload: { color: "blue", n: 2 } },
        { id: UUID, vector: [1, 1], payload: { color: "red", n: 3 } },
      ],
    };
    expect(await call("PUT", `${points}?wait=true`, upsert)).toMatchObject({
      status: 200,
      result: { status: "completed" },
    });
    expect(await count()).toBe(3);
  });

  it("stores columns of points", async () => {
    const batch = {
      ids: [10, 11],
      vectors: [
        [2, 0],
        [0, 2],
      ],
      payloads: [{ n: 10 }, null],
    };
    expect(await call("PUT", `${points}?wait=true`, { batch })).toMatchObject({ status: 200 });
    expect(await payloadOf(10)).toEqual({ n: 10 });
    expect(await payloadOf(11)).toEqual({});
  });

  it("acknowledges a change that nobody waits for, and shows it to the next request", async () => {
    const upsert = { points: [{ id: 12, vector: [3, 3] }] };
    expect(await call("PUT", points, upsert)).toMatchObject({ result: { status: "acknowledged" } });
    await expect.poll(() => count({ must: { has_id: [12] } })).toBe(1);
  });

  it("replaces a point that is stored again", async () => {
    await call("PUT", `${points}?wait=true`, {
      points: [{ id: 1, vector: [5, 0], payload: { color: "green" } }],
    });
    expect(await call("GET", `${points}/1`)).toMatchObject({
      result: { id: 1, vector: [5, 0], payload: { color: "green" } },
    });
  });

  it("retrieves what exists, with the payload keys that were asked for", async () => {
    const answer = await call("POST", points, {
      ids: [2, 777, UUID],
      with_payload: ["color"],
      with_vector: true,
    });
    expect(answer.result).toEqual([
      { id: 2, payload: { color: "blue" }, vector: [0, 1] },
      { id: UUID, payload: { color: "red" }, vector: [1, 1] },
    ]);
  });

  it("answers 404 for a single point that does not exist", async () => {
    expect(await call("GET", `${points}/777`)).toMatchObject({
      status: 404,
      error: "Not found: Point with id 777 does not exists!",
    });
  });

  it("scrolls in the order of ids, page by page", async () => {
    const first = await call("POST", `${points}/scroll`, { limit: 2, with_payload: false });
    expect(first.result).toEqual({ points: [{ id: 1 }, { id: 2 }], next_page_offset: 10 });
    const last = await call("POST", `${points}/scroll`, { offset: 12, with_payload: false });
    expect(last.result).toEqual({ points: [{ id: 12 }, { id: UUID }], next_page_offset: null });
  });

  it("merges, replaces and deletes payload", async () => {
    await call("POST", `${points}/payload?wait=true`, { payload: { a: { b: 1 } }, points: [10] });
    await call("POST", `${points}/payload?wait=true`, { payload: { c: 2 }, key: "a", points: [10] });
    expect(await payloadOf(10)).toEqual({ n: 10, a: { b: 1, c: 2 } });
    await call("POST", `${points}/payload/delete?wait=true`, { keys: ["a.b", "n"], points: [10] });
    expect(await payloadOf(10)).toEqual({ a: { c: 2 } });
    await call("PUT", `${points}/payload?wait=true`, {
      payload: { only: true },
      filter: { must: { has_id: [10] } },
    });
    expect(await payloadOf(10)).toEqual({ only: true });
    await call("POST", `${points}/payload/clear?wait=true`, { points: [10] });
    expect(await payloadOf(10)).toEqual({});
  });

  it("does several changes in one request, in order", async () => {
    const operations = [
      { upsert: { points: [{ id: 20, vector: [1, 1] }] } },
      { set_payload: { payload: { x: 1 }, points: [20] } },
      { delete: { points: [11] } },
    ];
    const { result } = await call("POST", `${points}/batch?wait=true`, { operations });
    expect(result).toHaveLength(3);
    expect(await payloadOf(20)).toEqual({ x: 1 });
    expect(await count({ must: { has_id: [11] } })).toBe(0);
  });

  it("deletes by ids and by a filter", async () => {
    await call("POST", `${points}/delete?wait=true`, { points: [1, 20] });
    await call("POST", `${points}/delete?wait=true`, {
      filter: { must: { key: "color", match: { value: "red" } } },
    });
    expect(await count()).toBe(3); // 2, 10 and 12 are left
  });

  it("refuses points that do not fit, and stores none of them", async () => {
    const before = await count();
    const refusals: [body: unknown, status: number, error: string][] = [
      [
        { points: [{ id: 30, vector: [1, 2, 3] }] },
        400,
        "Wrong input: Vector dimension error: expected dim: 2, got 3",
      ],
      [
        { points: [{ id: 31, vector: { other: [1, 2] } }] },
        400,
        "Wrong input: Not existing vector name error: other",
      ],
      [{ points: [{ id: 32 }] }, 400, "Format error in JSON body: missing field `vector`"],
      [
        { points: [{ id: "abc", vector: [1, 2] }] },
        400,
        "Format error in JSON body: value abc is not a valid point ID, valid values are either an unsigned integer or a UUID",
      ],
      [
        { batch: { ids: [33, 34], vectors: [[1, 2]] } },
        422,
        "Validation error in JSON body: [batch.batch: number of ids and vectors must be equal (2 != 1)]",
      ],
    ];
    for (const [body, status, error] of refusals) {
      expect(await call("PUT", `${points}?wait=true`, body)).toMatchObject({
        status,
        error: expect.stringContaining(error),
      });
    }
    expect(await count()).toBe(before);
  });
});
