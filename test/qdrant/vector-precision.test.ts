import type { Schemas } from "@qdrant/js-client-rest";
import { describe, expect, it } from "vitest";
import { isSameVector, scorePrecision } from "../../src/qdrant/vector-precision.ts";

const meant = Float32Array.of(3, 0, -4);

describe("isSameVector", () => {
  it("takes the same numbers", () => {
    expect(isSameVector([3, 0, -4], meant, "float32", false)).toBe(true);
    expect(isSameVector([3, 0.001, -4], meant, "float32", false)).toBe(false);
  });

  it("takes another length for the same only where vectors are compared by their direction", () => {
    expect(isSameVector([0.6, 0, -0.8], meant, "float32", true)).toBe(true);
    expect(isSameVector([0.6, 0, -0.8], meant, "float32", false)).toBe(false);
    expect(isSameVector([0.8, 0, -0.6], meant, "float32", true)).toBe(false);
  });

  it("allows what half precision rounds away, and no more", () => {
    const third = Float32Array.of(1 / 3);
    expect(isSameVector([0.333251953125], third, "float16", false)).toBe(true);
    expect(isSameVector([0.333251953125], third, "float32", false)).toBe(false);
    expect(isSameVector([0.335], third, "float16", false)).toBe(false);
  });

  it("takes whole numbers between 0 and 255 for what they were cut from", () => {
    expect(isSameVector([12, 0, 255], Float32Array.of(12.9, -7, 300), "uint8", false)).toBe(true);
    expect(isSameVector([13, 0, 255], Float32Array.of(12, -7, 300), "uint8", false)).toBe(false);
  });

  it("takes a vector of zeros for itself alone", () => {
    const zeros = Float32Array.of(0, 0, 0);
    expect(isSameVector([0, 0, 0], zeros, "float32", true)).toBe(true);
    expect(isSameVector([0.6, 0, -0.8], zeros, "float32", true)).toBe(false);
    expect(isSameVector([0, 0, 0], meant, "float32", true)).toBe(false);
  });

  it("does not take fewer numbers", () => {
    expect(isSameVector([3, 0], meant, "float32", false)).toBe(false);
  });
});

it("expects scores as near as the datatype and a quantization let them be", () => {
  const params: Schemas["VectorParams"] = { size: 2, distance: "Dot" };
  expect(scorePrecision(params, false)).toBe(1e-5);
  expect(scorePrecision({ ...params, datatype: "float16" }, false)).toBe(2e-3);
  expect(scorePrecision({ ...params, datatype: "uint8" }, false)).toBe(0.02);
  expect(scorePrecision(params, true)).toBe(0.02);
  expect(scorePrecision({ ...params, quantization_config: { scalar: { type: "int8" } } }, false)).toBe(0.02);
});
