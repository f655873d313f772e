import { describe, expect, it } from "vitest";
import { changedConfig, newConfig } from "../../../src/engine/server/configure.ts";

describe("newConfig", () => {
  it("has Qdrant's defaults where the request is silent", () => {
    expect(newConfig({ vectors: { size: 4, distance: "Dot" }, hnsw_config: { m: 0 } })).toMatchObject({
      params: { vectors: { size: 4, distance: "Dot" }, shard_number: 1, on_disk_payload: true },
      hnsw_config: { m: 0, ef_construct: 100, full_scan_threshold: 10_000 },
      optimizer_config: { indexing_threshold: 10_000, deleted_threshold: 0.2 },
      quantization_config: null,
    });
  });
});

describe("changedConfig", () => {
  const scalar = { scalar: { type: "int8" } } as const;
  const single = newConfig({ vectors: { size: 4, distance: "Dot" }, quantization_config: scalar });
  const named = newConfig({
    vectors: { a: { size: 4, distance: "Dot", quantization_config: scalar } },
    sparse_vectors: { s: {} },
  });

  it("keeps what the request does not name", () => {
    expect(changedConfig(single, {})).toEqual(single);
    expect(changedConfig(single, { hnsw_config: { m: 8 } })).toEqual({
      ...single,
      hnsw_config: { ...single.hnsw_config, m: 8 },
    });
  });

  it("changes a vector by its name; the unnamed one is called the empty text", () => {
    expect(changedConfig(single, { vectors: { "": { on_disk: true } } }).params.vectors).toEqual({
      size: 4,
      distance: "Dot",
      on_disk: true,
    });
    expect(changedConfig(named, { vectors: { a: { hnsw_config: { m: 8 } } } }).params.vectors).toMatchObject({
      a: { hnsw_config: { m: 8 }, quantization_config: scalar },
    });
  });

  it("removes quantization that is disabled", () => {
    expect(changedConfig(single, { quantization_config: "Disabled" }).quantization_config).toBeNull();
    const { vectors } = changedConfig(named, { vectors: { a: { quantization_config: "Disabled" } } }).params;
    expect(vectors).toEqual({ a: { size: 4, distance: "Dot" } });
  });

  it("refuses a vector that is not there", () => {
    expect(() => changedConfig(named, { vectors: { b: {} } })).toThrow(
      "Wrong input: Not existing vector name error: b",
    );
    expect(() => changedConfig(named, { sparse_vectors: { t: {} } })).toThrow(
      "Not existing vector name error: t",
    );
  });
});
