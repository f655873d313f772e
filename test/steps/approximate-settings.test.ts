import { expect, it } from "vitest";
import {
  checkApproximate,
  describeBuild,
  searchParams,
  searchSettings,
  vectorIndex,
} from "../../src/steps/approximate-settings.ts";

const plain = { m: 16, efConstruct: 100, ef: [20, 50, 200] };
const scalar = { ...plain, quantization: { kind: "scalar" as const, rescore: [false as const, 2] } };
const item = { id: 1, vector: new Float32Array(), payload: {} };

function dataset(items: number) {
  return { name: "a", dimensions: 64, vectorSpaces: [], items: Array.from({ length: items }, () => item) };
}

it("searches once for all ef that are below what is fetched", () => {
  expect(searchSettings(plain, 100)).toEqual([{ ef: 100 }, { ef: 200 }]);
  expect(searchSettings(plain, 20)).toEqual([{ ef: 20 }, { ef: 50 }, { ef: 200 }]);
});

it("looks at as many as are taken to be scored again", () => {
  expect(searchSettings(scalar, 100)).toEqual([
    { ef: 100, rescore: false },
    { ef: 200, rescore: false },
    { ef: 200, rescore: 2 },
  ]);
});

it("says in Qdrant's words how to search", () => {
  expect(searchParams({ ef: 50 })).toEqual({ hnsw_ef: 50 });
  const params = (rescore: number | false) => searchParams({ ef: 50, rescore }).quantization;
  expect(params(false)).toEqual({ rescore: false, oversampling: 1 });
  expect(params(2)).toEqual({ rescore: true, oversampling: 2 });
});

it("says in Qdrant's words what to build, and in a reader's", () => {
  const product = {
    ...plain,
    quantization: { kind: "product" as const, compression: "x16" as const, rescore: [1] },
  };
  expect(vectorIndex(plain, false)).toMatchObject({
    hnsw_config: { m: 16, payload_m: 0, ef_construct: 100 },
  });
  expect(vectorIndex(plain, true).hnsw_config).not.toHaveProperty("payload_m");
  expect(vectorIndex(scalar, false)).toMatchObject({ quantization_config: { scalar: { type: "int8" } } });
  expect(vectorIndex(product, false)).toMatchObject({
    quantization_config: { product: { compression: "x16" } },
  });
  expect([plain, scalar, product].map(describeBuild)).toEqual([
    "HNSW 16/100",
    "HNSW 16/100, scalar",
    "HNSW 16/100, product x16",
  ]);
});

it("refuses the reference engine, and items so few that they are scanned", () => {
  const retrieval = { retrievers: [{ name: "vector", missing: 0 }] as [{ name: string; missing: number }] };
  const approximate = { builds: [plain] };
  expect(() => checkApproximate({ approximate, retrieval }, dataset(1000), false)).toThrow(
    "the reference engine scans every vector",
  );
  expect(() => checkApproximate({ approximate, retrieval }, dataset(40), true)).toThrow(
    "the 40 vectors of dataset a take 10.0 KB, and Qdrant scans up to 10 KB",
  );
  expect(() => checkApproximate({ approximate, retrieval }, dataset(41), true)).not.toThrow();
  expect(() => checkApproximate({ retrieval }, dataset(1), false)).not.toThrow();
  const words = {
    ...dataset(1000),
    dimensions: 0,
    vectorSpaces: [{ name: "vector", kind: "sparse" as const, dimensions: undefined }],
  };
  expect(() => checkApproximate({ approximate, retrieval }, words, true)).toThrow(
    "every retriever compares sparse vectors",
  );
});
