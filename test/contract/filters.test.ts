import { beforeAll, expect, it } from "vitest";
import { contract } from "./engines.ts";

/** Payloads of points 1 to 4. */
const PAYLOADS = [
  {
    tag: ["a", "b"],
    n: 1,
    x: 0.5,
    ok: true,
    at: { lon: 0, lat: 0 },
    on: "2024-01-01T00:00:00Z",
    text: "red fox",
  },
  {
    tag: "a",
    n: 2,
    x: 1.5,
    ok: false,
    at: { lon: 1, lat: 0 },
    on: "2024-02-01T00:00:00Z",
    text: "brown fox",
  },
  {
    tag: [],
    n: 3,
    x: null,
    parts: [
      { kind: "p", size: 1 },
      { kind: "q", size: 2 },
    ],
    text: "dog",
  },
  { n: 3, on: "2024-03-01T00:00:00Z", parts: [{ kind: "p", size: 2 }] },
];

const CASES: [filter: object, ids: number[]][] = [
  [{}, [1, 2, 3, 4]],
  [{ must: { key: "tag", match: { value: "a" } } }, [1, 2]],
  [{ must: [{ key: "n", match: { any: [1, 3] } }] }, [1, 3, 4]],
  [{ must: [{ key: "n", match: { any: [] } }] }, []],
  [{ must: [{ key: "tag", match: { except: ["b"] } }] }, [1, 2]],
  [{ must: [{ key: "ok", match: { value: true } }] }, [1]],
  [{ must_not: [{ key: "ok", match: { value: true } }] }, [2, 3, 4]],
  [{ must: [{ key: "x", range: { gt: 0.5 } }] }, [2]],
  [{ must: [{ key: "x", range: { gte: 0.5, lt: 1.5 } }] }, [1]],
  [{ must: [{ key: "on", range: { gte: "2024-02-01T00:00:00Z" } }] }, [2, 4]],
  [{ must: [{ key: "text", match: { text: "fox" } }] }, [1, 2]],
  [{ must: [{ key: "at", geo_radius: { center: { lon: 0, lat: 0 }, radius: 1000 } }] }, [1]],
  [
    {
      must: [
        {
          key: "at",
          geo_bounding_box: { top_left: { lon: 0.5, lat: 1 }, bottom_right: { lon: 2, lat: -1 } },
        },
      ],
    },
    [2],
  ],
  [{ must: [{ key: "tag", values_count: { gte: 2 } }] }, [1]],
  [{ must: [{ is_empty: { key: "tag" } }] }, [3, 4]],
  [{ must: [{ is_null: { key: "x" } }] }, [3]],
  [{ must: [{ has_id: [2, 4, 99] }] }, [2, 4]],
  [
    {
      must: [
        {
          nested: {
            key: "parts",
            filter: {
              must: [
                { key: "kind", match: { value: "p" } },
                { key: "size", match: { value: 2 } },
              ],
            },
          },
        },
      ],
    },
    [4],
  ],
  [{ must: [{ key: "parts[].size", match: { value: 2 } }] }, [3, 4]],
  [
    {
      should: [
        { key: "n", match: { value: 1 } },
        { key: "n", match: { value: 2 } },
      ],
    },
    [1, 2],
  ],
  [
    {
      must: [
        {
          should: [
            { key: "n", match: { value: 1 } },
            { key: "n", match: { value: 3 } },
          ],
        },
        { must_not: [{ key: "tag", match: { value: "b" } }] },
      ],
    },
    [3, 4],
  ],
  [
    {
      min_should: {
        conditions: [
          { key: "tag", match: { value: "a" } },
          { key: "n", match: { value: 2 } },
          { has_id: [1] },
        ],
        min_count: 2,
      },
    },
    [1, 2],
  ],
];

await contract("filters", ({ call, collection }) => {
  const matching = async (filter: object) => {
    const { result } = await call("POST", `${collection}/points/scroll`, {
      filter,
      limit: 100,
      with_payload: false,
    });
    return (result as { points: { id: number }[] }).points.map(({ id }) => id);
  };

  beforeAll(async () => {
    await call("PUT", collection, { vectors: { size: 1, distance: "Dot" } });
    const points = PAYLOADS.map((payload, i) => ({ id: i + 1, vector: [1], payload }));
    await call("PUT", `${collection}/points?wait=true`, { points });
  });

  it.each(CASES)("%j selects points %j", async (filter, ids) => {
    expect(await matching(filter)).toEqual(ids);
  });

  it("selects the same points once every key has its index", async () => {
    const schema = { tag: "keyword", n: "integer", x: "float", ok: "bool", at: "geo", on: "datetime" };
    for (const [field_name, field_schema] of Object.entries(schema)) {
      await call("PUT", `${collection}/index?wait=true`, { field_name, field_schema });
    }
    for (const [filter, ids] of CASES) expect([filter, await matching(filter)]).toEqual([filter, ids]);
  });

  it("describes its payload indexes and how many points each holds", async () => {
    expect(await call("GET", collection)).toMatchObject({
      result: {
        payload_schema: { tag: { data_type: "keyword", points: 2 }, n: { data_type: "integer", points: 4 } },
      },
    });
    await call("DELETE", `${collection}/index/tag?wait=true`);
    const { result } = await call("GET", collection);
    expect(result).not.toHaveProperty("payload_schema.tag");
  });

  it("counts the values of an indexed key", async () => {
    const { result } = await call("POST", `${collection}/facet`, { key: "n", exact: true });
    expect(result).toEqual({
      hits: [
        { value: 3, count: 2 },
        { value: 1, count: 1 },
        { value: 2, count: 1 },
      ],
    });
  });

  it("refuses a condition without a clause and a clause that does not exist", async () => {
    expect(
      await call("POST", `${collection}/points/query`, { filter: { must: [{ key: "n" }] } }),
    ).toMatchObject({
      status: 422,
      error:
        "Validation error in JSON body: [internal.filter.must[0].__all__: Validation error: At least one field condition must be specified [{}]]",
    });
    expect(await call("POST", `${collection}/points/query`, { filter: { must_have: [] } })).toMatchObject({
      status: 400,
      error: expect.stringContaining(
        "Format error in JSON body: unknown field `must_have`, expected one of `should`, `min_should`, `must`, `must_not`",
      ),
    });
  });
});
