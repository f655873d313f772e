import { describe, expect, it } from "vitest";
import { createCollection } from "../../../../src/engine/server/decode/decode-collection.ts";
import { createIndex } from "../../../../src/engine/server/decode/decode-payload-index.ts";
import { queryRequest } from "../../../../src/engine/server/decode/decode-query.ts";
import {
  countRequest,
  facetRequest,
  pointRequest,
  scrollRequest,
} from "../../../../src/engine/server/decode/decode-read.ts";
import { UPDATES } from "../../../../src/engine/server/decode/decode-update.ts";
import type { Decoder } from "../../../../src/engine/server/decode/decoder.ts";
import { decodeBody } from "../../../../src/engine/server/decode-body.ts";

/** Where Qdrant wants an integer: `#` stands for it. */
const PLACES: readonly [body: string, decoder: Decoder<unknown>][] = [
  ['{"points":[{"id":#,"vector":[1]}]}', UPDATES.upsert],
  ['{"batch":{"ids":[#],"vectors":[[1]]}}', UPDATES.upsert],
  ['{"points":[{"id":1,"vector":{"s":{"indices":[#],"values":[1]}}}]}', UPDATES.upsert],
  ['{"points":[#]}', UPDATES.delete],
  ['{"payload":{},"points":[1, #]}', UPDATES.set_payload],
  ['{"ids":["6f1f9c52-5a0e-4f0c-9a3e-2f0d9a6b7c11", #]}', pointRequest],
  ['{"limit":#}', scrollRequest],
  ['{"offset":#}', scrollRequest],
  ['{"key":"a","limit":#}', facetRequest],
  ['{"filter":{"must":[{"has_id":[#]}]}}', countRequest],
  ['{"filter":{"must":{"key":"a","match":{"value":#}}}}', countRequest],
  ['{"filter":{"must":{"key":"a","match":{"any":[1,#]}}}}', countRequest],
  ['{"filter":{"must":{"key":"a","match":{"except":[#]}}}}', countRequest],
  ['{"filter":{"must":{"key":"a","values_count":{"gte":#}}}}', countRequest],
  ['{"filter":{"min_should":{"min_count":#,"conditions":[]}}}', countRequest],
  ['{"query":#}', queryRequest],
  ['{"query":{"nearest":#}}', queryRequest],
  ['{"query":{"recommend":{"positive":[#]}}}', queryRequest],
  ['{"query":{"recommend":{"negative":[[0.5],#]}}}', queryRequest],
  ['{"query":{"discover":{"target":#,"context":[]}}}', queryRequest],
  ['{"query":[1],"limit":#}', queryRequest],
  ['{"query":[1],"offset":#}', queryRequest],
  ['{"query":[1],"params":{"hnsw_ef":#}}', queryRequest],
  ['{"query":{"nearest":[1],"mmr":{"candidates_limit":#}}}', queryRequest],
  ['{"prefetch":{"query":[1],"limit":#},"query":{"rrf":{}}}', queryRequest],
  ['{"prefetch":{"query":[1]},"query":{"rrf":{"k":#}}}', queryRequest],
  ['{"vectors":{"size":#,"distance":"Dot"}}', createCollection],
  ['{"shard_number":#}', createCollection],
  ['{"hnsw_config":{"m":#}}', createCollection],
  ['{"hnsw_config":{"ef_construct":#}}', createCollection],
  ['{"hnsw_config":{"full_scan_threshold":#}}', createCollection],
  ['{"hnsw_config":{"max_indexing_threads":#}}', createCollection],
  ['{"hnsw_config":{"payload_m":#}}', createCollection],
  ['{"optimizers_config":{"vacuum_min_vector_number":#}}', createCollection],
  ['{"optimizers_config":{"default_segment_number":#}}', createCollection],
  ['{"optimizers_config":{"max_segment_size":#}}', createCollection],
  ['{"optimizers_config":{"memmap_threshold":#}}', createCollection],
  ['{"optimizers_config":{"indexing_threshold":#}}', createCollection],
  ['{"optimizers_config":{"flush_interval_sec":#}}', createCollection],
  ['{"optimizers_config":{"max_optimization_threads":#}}', createCollection],
  ['{"wal_config":{"wal_capacity_mb":#}}', createCollection],
  ['{"wal_config":{"wal_segments_ahead":#}}', createCollection],
  ['{"wal_config":{"wal_retain_closed":#}}', createCollection],
  ['{"field_name":"a","field_schema":{"type":"text","min_token_len":#}}', createIndex],
  ['{"field_name":"a","field_schema":{"type":"text","max_token_len":#}}', createIndex],
];

const spelt = (body: string, number: string) => body.replace("#", number);

describe("integers", () => {
  it.each(PLACES)("takes 100 and no float for an integer: %s", (body, decoder) => {
    expect(() => decodeBody(spelt(body, "100"), decoder)).not.toThrow(/Format error/);
    for (const float of ["100.0", "100.00", "1e2", "1E+2", "1.00e2", "1000e-1", "0.0", "-0", "-0.0"]) {
      expect(() => decodeBody(spelt(body, float), decoder), float).toThrow(/^Format error in JSON body: /);
    }
  });

  it("says which float it saw, and where", () => {
    expect(() => decodeBody('{"limit": 4.0}', scrollRequest)).toThrow(
      "Format error in JSON body: invalid type: floating point `4.0`, expected usize",
    );
    expect(() => decodeBody('{"ids":[1, 1e2]}', pointRequest)).toThrow(
      "value 100.0 is not a valid point ID, valid values are either an unsigned integer or a UUID",
    );
  });

  it("sees a field whose name is spelt with escapes", () => {
    expect(() => decodeBody('{"\\u0069ds":[4.0]}', pointRequest)).toThrow(
      "value 4.0 is not a valid point ID",
    );
  });

  it("leaves floats alone where Qdrant takes them, next to integers or not", () => {
    const points = [
      '{"id":1,"vector":[1.0,-0.0,2e2],"payload":{"id":4.0,"value":1e2,"limit":[3.0],"text":"limit: 4.0, \\"id\\":5.0"}}',
      '{"id":2,"vector":{"s":{"indices":[1],"values":[2.0]}},"payload":{"size":-0.0}}',
    ];
    const body = `{"points":[${points}]}`;
    expect(decodeBody(body, UPDATES.upsert)).toEqual({
      upsert: { ...JSON.parse(body), update_mode: "upsert" },
    });
    const bounds = '{"must":{"key":"a","range":{"lt":4.0,"gte":-90.0}}}';
    expect(decodeBody(`{"filter":${bounds}}`, countRequest).filter).toEqual({
      must: [{ key: "a", range: { lt: 4, gte: -90 } }],
    });
    const circle = '{"must":{"key":"a","geo_radius":{"center":{"lon":180.0,"lat":-90.0},"radius":5.0}}}';
    expect(() => decodeBody(`{"query":[1.0],"limit":3,"filter":${circle}}`, queryRequest)).not.toThrow();
    expect(() => decodeBody('{"query":[0.0, 4.0],"limit":3}', queryRequest)).not.toThrow();
    const start = '{"order_by":{"key":"a","start_from":4.0},"limit":3}';
    expect(decodeBody(start, scrollRequest).order_by).toEqual({ key: "a", direction: "asc", start_from: 4 });
  });

  it("takes as many as 64 bits for a number of things, and no more", () => {
    const limit = (text: string) => decodeBody(`{"limit":${text}}`, scrollRequest).limit;
    expect(limit("18446744073709551615")).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => limit("100000000000000000000")).toThrow(
      "invalid type: floating point `100000000000000000000.0`, expected usize",
    );
    expect(() => limit("-1")).toThrow("invalid value: integer `-1`, expected usize");
    expect(() => decodeBody('{"filter":{"must":{"key":"a","match":{"value":1e30}}}}', countRequest)).toThrow(
      "data did not match any variant",
    );
  });
});
