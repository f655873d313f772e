import { describe, expect, it } from "vitest";
import { createCollection } from "../../../src/engine/server/decode/decode-collection.ts";
import { createIndex } from "../../../src/engine/server/decode/decode-payload-index.ts";
import { queryBatch, queryRequest } from "../../../src/engine/server/decode/decode-query.ts";
import { UPDATES } from "../../../src/engine/server/decode/decode-update.ts";
import type { Decoder } from "../../../src/engine/server/decode/decoder.ts";
import { decodeBody } from "../../../src/engine/server/decode-body.ts";
import { QdrantError } from "../../../src/engine/server/qdrant-error.ts";

function refusal(decode: () => unknown): string {
  try {
    decode();
  } catch (error) {
    if (error instanceof QdrantError) return `${error.status} ${error.message}`;
  }
  throw new Error("nothing was refused");
}

describe("decodeBody", () => {
  it("fills in the defaults of a query", () => {
    expect(decodeBody('{"query": [1, 2], "prefetch": {"query": 7}}', queryRequest)).toEqual({
      prefetch: [{ prefetch: [], query: { nearest: { id: 7 } }, using: "", limit: 10 }],
      query: { nearest: [1, 2] },
      using: "",
      limit: 10,
      offset: 0,
      with_payload: false,
      with_vector: false,
    });
  });

  it("decodes every kind of query", () => {
    const kinds: [body: object, expected: object][] = [
      [
        { nearest: [1], mmr: {} },
        { nearest: [1], mmr: { diversity: 0.5 } },
      ],
      [{ fusion: "rrf" }, { rrf: { k: 2 } }],
      [{ fusion: "dbsf" }, { fusion: "dbsf" }],
      [{ rrf: { weights: [1, 2] } }, { rrf: { k: 2, weights: [1, 2] } }],
      [{ order_by: "price" }, { order_by: { key: "price", direction: "asc" } }],
      [{ sample: "random" }, { sample: "random" }],
      [{ formula: "$score" }, { formula: "$score", defaults: {} }],
      [
        { recommend: { positive: [1] } },
        { recommend: { positive: [{ id: 1 }], negative: [], strategy: "average_vector" } },
      ],
      [{ discover: { target: 1, context: null } }, { discover: { target: { id: 1 }, context: [] } }],
      [{ context: { positive: 1, negative: [2] } }, { context: [{ positive: { id: 1 }, negative: [2] }] }],
    ];
    for (const [query, expected] of kinds) {
      expect(decodeBody(JSON.stringify({ query }), queryRequest).query).toEqual(expected);
    }
  });

  // The texts of a Qdrant 1.18.3 server, with the key at fault instead of its line and column.
  it.each<[string, () => unknown]>([
    [
      "400 Format error in JSON body: data did not match any variant of untagged enum VectorsConfig (vectors)",
      () => decodeBody('{"vectors":{"size":8,"distance":"Hamming"}}', createCollection),
    ],
    [
      "400 Format error in JSON body: data did not match any variant of untagged enum PayloadFieldSchema (field_schema)",
      () => decodeBody('{"field_name":"x","field_schema":"decimal"}', createIndex),
    ],
    [
      "400 Format error in JSON body: missing field `vector` (points[0])",
      () => decodeBody('{"points":[{"id":901,"payload":{}}]}', UPDATES.upsert),
    ],
    [
      "400 Format error in JSON body: value abc is not a valid point ID, valid values are either an unsigned integer or a UUID (points[0].id)",
      () => decodeBody('{"points":[{"id":"abc","vector":[1]}]}', UPDATES.upsert),
    ],
    [
      "422 Validation error in JSON body: [internal.limit: value 0 invalid, must be 1 or larger]",
      () => decodeBody('{"limit":0}', queryRequest),
    ],
    [
      "422 Validation error in JSON body: [internal.query.defaults: Validation error: Score default must be a number [{}]]",
      () => decodeBody('{"query":{"formula":1,"defaults":{"$score":"x"}}}', queryRequest),
    ],
  ])("says %s", (message, decode) => {
    expect(refusal(decode)).toBe(message);
  });

  it("names the value at fault", () => {
    expect(refusal(() => decodeBody('{"hnsw_config":{"m":"x"}}', createCollection))).toBe(
      '400 Format error in JSON body: invalid type: string "x", expected usize (hnsw_config.m)',
    );
  });

  it("names the search of a batch", () => {
    expect(refusal(() => decodeBody('{"searches":[{},{"limit":0}]}', queryBatch))).toContain(
      "[searches[1].internal.limit: value 0",
    );
  });

  it("knows with_vectors as another name of with_vector", () => {
    expect(decodeBody('{"with_vectors":["a"]}', queryRequest).with_vector).toEqual(["a"]);
  });

  it("refuses what is nested deeper than serde_json goes, and nothing less", () => {
    const nested = (depth: number) => `{"query":{"formula":${'{"neg":'.repeat(depth)}1${"}".repeat(depth)}}}`;
    expect(decodeBody(nested(125), queryRequest).limit).toBe(10);
    for (const depth of [126, 50_000]) {
      expect(refusal(() => decodeBody(nested(depth), queryRequest))).toBe(
        "400 Format error in JSON body: recursion limit exceeded",
      );
    }
  });

  it("refuses what hides behind a number in a list, however deep", () => {
    const hidden = (depth: number) => `{"unknown":[0,${"[".repeat(depth)}${"]".repeat(depth)}]}`;
    expect(decodeBody(hidden(125), queryRequest).limit).toBe(10);
    for (const depth of [126, 100_000]) {
      expect(refusal(() => decodeBody(hidden(depth), queryRequest))).toBe(
        "400 Format error in JSON body: recursion limit exceeded",
      );
    }
  });

  // Qdrant's texts without their line and column, and in brackets where the number is.
  it.each<[string, string, Decoder<unknown>]>([
    [
      "number out of range (points[0].payload.a.b[0]: 1e400 does not fit into a 64-bit float)",
      '{"points":[{"id":1,"vector":[1],"payload":{"a":{"b":[1e400 ]}}}]}',
      UPDATES.upsert,
    ],
    [
      "number out of range (limit: -1e999 does not fit into a 64-bit float)",
      '{"limit":-1e999}',
      queryRequest,
    ],
    [
      "number out of range (nothing.here: 1e400 does not fit into a 64-bit float)",
      '{"nothing":{"here":1e400}}',
      queryRequest,
    ],
    [
      "number out of range (points[0].vector[1]: 1e+39 does not fit into a 32-bit float)",
      '{"points":[{"id":1,"vector":[0.25,1e39,2]}]}',
      UPDATES.upsert,
    ],
    [
      "number out of range (points[0].vector.a[0]: -1e+39 does not fit into a 32-bit float)",
      '{"points":[{"id":1,"vector":{"a":[-1e39]}}]}',
      UPDATES.upsert,
    ],
    [
      "number out of range (batch.vectors.a[0].values[0]: 1e+39 does not fit into a 32-bit float)",
      '{"batch":{"ids":[1],"vectors":{"a":[{"indices":[3],"values":[1e39]}]}}}',
      UPDATES.upsert,
    ],
    [
      "number out of range (prefetch[0].query.nearest[0][1]: 1e+39 does not fit into a 32-bit float)",
      '{"prefetch":[{"query":{"nearest":[[1,1e39]]}}],"query":{"fusion":"rrf"}}',
      queryRequest,
    ],
  ])("names a number that is %s", (message, body, decoder) => {
    expect(refusal(() => decodeBody(body, decoder))).toBe(`400 Format error in JSON body: ${message}`);
  });

  it("takes what rounds to the greatest 32-bit float, and leaves other floats to the engine, as Qdrant does", () => {
    const upsert = '{"points":[{"id":1,"vector":[3.4028235677973362e38,-1e-300]}]}';
    expect(() => decodeBody(upsert, UPDATES.upsert)).not.toThrow();
    expect(decodeBody('{"query":[1],"score_threshold":1e39}', queryRequest).score_threshold).toBe(1e39);
    expect(() =>
      decodeBody('{"points":[{"id":1,"vector":[3.4028235677973366e38]}]}', UPDATES.upsert),
    ).toThrow("out of range");
  });

  it("does not repeat all digits of a number that has too many", () => {
    const said = refusal(() => decodeBody(`{"limit":${"1".repeat(1000)}}`, queryRequest));
    expect(said).toMatch(/\(limit: 1{40}… does not fit/);
  });

  it("takes whole characters that are spelt as two halves, and refuses one half", () => {
    const upsert = (text: string) => `{"points":[{"id":1,"vector":[1],"payload":{"a":"${text}"}}]}`;
    expect(() => decodeBody(upsert("\\ud83d\\ude00 \\\\ud83d"), UPDATES.upsert)).not.toThrow();
    for (const half of ["\\ud83d", "\\ude00", "\\ud83d\\u0041", "\\ude00\\ud83d"]) {
      expect(
        refusal(() => decodeBody(upsert(half), UPDATES.upsert)),
        half,
      ).toContain("400 Format error in JSON body: lone leading surrogate in hex escape");
    }
  });

  it.each([
    ["shard_number: value 1000000000 invalid, must be from 1 to 1000", '{"shard_number":1000000000}'],
    ["hnsw_config.m: value 1000000000 invalid, must be from 0 to 4096", '{"hnsw_config":{"m":1000000000}}'],
    ["payload_m: value 5000 invalid, must be from 0 to 4096", '{"hnsw_config":{"payload_m":5000}}'],
    [
      "hnsw_config.max_indexing_threads: value 1000000000 invalid, must be from 0 to 1024",
      '{"hnsw_config":{"max_indexing_threads":1000000000}}',
    ],
    [
      "vectors.v.hnsw_config.m: value 1000000000 invalid",
      '{"vectors":{"v":{"size":1,"distance":"Dot","hnsw_config":{"m":1000000000}}}}',
    ],
    [
      "vectors.size: value 65537 invalid, must be from 1 to 65536",
      '{"vectors":{"size":65537,"distance":"Dot"}}',
    ],
    ['vectors: vector name "a\\u0000b" holds NUL', '{"vectors":{"a\\u0000b":{"size":1,"distance":"Dot"}}}'],
    ["has 301 bytes, must have at most 240", `{"sparse_vectors":{"${"x".repeat(301)}":{}}}`],
  ])("keeps settings within what an engine has memory and names for: %s", (problem, body) => {
    expect(refusal(() => decodeBody(body, createCollection))).toMatch(/^422 /);
    expect(refusal(() => decodeBody(body, createCollection))).toContain(problem);
  });

  it("refuses a change that could not be read again", () => {
    const body = `{"points":[1],"payload":{"a":${"[".repeat(125)}1${"]".repeat(125)}}}`;
    expect(refusal(() => decodeBody(body, UPDATES.set_payload))).toBe(
      "400 Format error in JSON body: recursion limit exceeded",
    );
  });

  it("does not guess the digits that JavaScript lost", () => {
    const upsert = '{"points":[{"id":1,"vector":[1],"payload":{"a":[9007199254740993]}}]}';
    expect(refusal(() => decodeBody(upsert, UPDATES.upsert))).toMatch(
      /^501 .*integers beyond 9007199254740991/,
    );
    const id = '{"points":[{"id":18446744073709551615,"vector":[1]}]}';
    expect(refusal(() => decodeBody(id, UPDATES.upsert))).toMatch(/^501 /);
  });
});
