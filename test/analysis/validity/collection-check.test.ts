import { describe, expect, it } from "vitest";
import {
  type CollectionUse,
  checkFacts,
  strictModeProblems,
} from "../../../src/analysis/validity/collection-check.ts";
import type { CollectionFacts } from "../../../src/qdrant-rules/collection-facts.ts";

/** 10,000 points with 384 numbers each, 15 MB of them. */
const sound: CollectionFacts = {
  name: "videos",
  status: "green",
  points: 10_000,
  indexedVectors: 10_000,
  indexingThreshold: 10_000,
  dense: [{ name: "dense", size: 384 }],
  withoutIdf: [],
  indexes: new Map([
    ["language", "keyword"],
    ["price", "float"],
  ]),
};

const use: CollectionUse = {
  vectors: ["dense", "words"],
  flatQueries: ["words"],
  filters: ["language"],
  formula: ["price"],
  mostPoints: 201,
  items: [{ payload: { price: 9.99, year: 1999 } }, { payload: { price: 10, year: [2001, 2002] } }],
};

const nothing = { name: "videos", withoutRescoring: [], withoutIdf: [], unindexed: [], integerIndexes: [] };

describe("checkFacts", () => {
  it("finds nothing wrong with a collection that is sound", () => {
    expect(checkFacts(sound, use)).toEqual(nothing);
  });

  it("finds a status that is not green", () => {
    expect(checkFacts({ ...sound, status: "yellow" }, use)).toEqual({ ...nothing, status: "yellow" });
  });

  it("finds vectors without an index, where they are so many that they should have one", () => {
    const notIndexed = { vectors: 8000, of: 10_000 };
    expect(checkFacts({ ...sound, indexedVectors: 8000 }, use)).toEqual({ ...nothing, notIndexed });
    const few = { ...sound, points: 5000, indexedVectors: 0 };
    expect(checkFacts(few, use)).toEqual(nothing);
    expect(checkFacts({ ...sound, indexedVectors: 0, indexingThreshold: 0 }, use)).toMatchObject({
      notIndexed: { vectors: 0 },
    });
  });

  it("finds a quantization without rescoring of a vector that is searched", () => {
    const dense = [
      { name: "dense", size: 384, quantization: "scalar" },
      { name: "thumbnail", size: 8, quantization: "product" },
    ];
    const facts = { ...sound, dense, indexedVectors: 20_000 };
    expect(checkFacts(facts, use).withoutRescoring).toEqual([{ vector: "dense", quantization: "scalar" }]);
    const binary = { ...sound, dense: [{ ...dense[0]!, quantization: "binary" }] };
    expect(checkFacts(binary, use)).toEqual(nothing);
  });

  it("finds sparse vectors without the idf modifier, unless queries weigh their words", () => {
    const facts = { ...sound, withoutIdf: ["words", "splade"] };
    expect(checkFacts(facts, use).withoutIdf).toEqual(["words"]);
    expect(checkFacts(facts, { ...use, flatQueries: [] })).toEqual(nothing);
  });

  it("finds conditions on paths without an index", () => {
    expect(checkFacts({ ...sound, indexes: new Map() }, use).unindexed).toEqual(["language"]);
  });

  it("finds integer indexes where items hold other numbers", () => {
    const indexes = new Map([...sound.indexes, ["price", "integer"], ["year", "integer"]]);
    expect(checkFacts({ ...sound, indexes }, use).integerIndexes).toEqual([{ path: "price", items: 1 }]);
  });
});

describe("strictModeProblems", () => {
  const strictMode = { mostPoints: 100, allowsExact: false, allowsUnindexed: false };

  it("are none where strict mode is off, or lets all pass", () => {
    expect(strictModeProblems(sound, use)).toEqual([]);
    const lax = { ...strictMode, mostPoints: 201, allowsExact: true };
    expect(strictModeProblems({ ...sound, strictMode: lax }, use)).toEqual([]);
  });

  it("name each limit that the experiment's queries pass", () => {
    expect(strictModeProblems({ ...sound, strictMode, indexes: new Map() }, use)).toEqual([
      "collection videos: strict mode lets a query ask for 100 points (max_query_limit), and 201 are asked for; take smaller ranking.depths",
      "collection videos: strict mode forbids exact search (search_allow_exact), by which candidates are retrieved; allow it for the evaluation, or evaluate a copy",
      "collection videos: strict mode forbids conditions and formulas on paths without an index (unindexed_filtering_retrieve): language, price; index them",
    ]);
  });
});
