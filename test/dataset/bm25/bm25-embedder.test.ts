import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bm25Embedder, termWeight } from "../../../src/dataset/bm25/bm25-embedder.ts";
import { type EdgeVectors, OPTIONS, vectorsOf } from "./edge-vectors.ts";

const { texts, ...expected }: { texts: string[] } & EdgeVectors = JSON.parse(
  readFileSync("test/oracle/bm25/bm25.json", "utf8"),
);

describe("bm25Embedder", () => {
  it.each(Object.keys(OPTIONS) as (keyof EdgeVectors)[])(
    "gives the indices and values of Qdrant Edge's own embedder, with the options %s",
    (options) => {
      expect(vectorsOf(texts, options)).toEqual(expected[options]);
    },
  );

  it("counts words in lower case, without stop words, by their stem", () => {
    const { words } = bm25Embedder({ language: "english", k: 1.2, b: 0.75 });
    expect(words("The Foxes weren't jumping: fox_2 jumped")).toEqual(["fox", "jump", "fox", "2", "jump"]);
  });

  it("takes words as they are in no language", () => {
    const { words } = bm25Embedder({ language: "none", k: 1.2, b: 0.75 });
    expect(words("The Foxes")).toEqual(["the", "foxes"]);
  });
});

describe("termWeight", () => {
  it("is 1 for one word in a text of average length, and k + 1 at most", () => {
    const shape = { k: 1.2, b: 0.75, averageLength: 10 };
    expect(termWeight(1, 10, shape)).toBe(1);
    expect(termWeight(1e9, 10, shape)).toBeCloseTo(2.2, 8);
  });
});
