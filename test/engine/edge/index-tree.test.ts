import { describe, expect, it } from "vitest";
import { indexTree } from "../../../src/engine/edge/index-tree.ts";
import type { IndexParams } from "../../../src/engine/server/payload-index.ts";

describe("indexTree", () => {
  it.each<[params: IndexParams, tree: unknown]>([
    [{ type: "keyword", is_tenant: true }, ["KeywordIndexParams", true, null, null]],
    [{ type: "uuid" }, ["UuidIndexParams", null, null, null]],
    [{ type: "integer", lookup: true, range: false }, ["IntegerIndexParams", true, false, null, null, null]],
    [{ type: "datetime", is_principal: true }, ["DatetimeIndexParams", true, null, null]],
    [{ type: "geo", on_disk: true }, ["GeoIndexParams", true, null]],
    [{ type: "bool", enable_hnsw: false }, ["BoolIndexParams", null, false]],
  ])("names the class of %j", (params, tree) => {
    expect(indexTree(params)).toEqual(tree);
  });

  it("carries over how text is cut, cleaned and stemmed", () => {
    const tree = indexTree({
      type: "text",
      tokenizer: "word",
      min_token_len: 2,
      lowercase: true,
      stopwords: { languages: ["english"], custom: ["foo"] },
      stemmer: { type: "snowball", language: "german" },
    });
    expect(tree).toEqual([
      "TextIndexParams",
      ["TokenizerType.Word"],
      2,
      null,
      true,
      null,
      null,
      ["StopwordsSet", ["{", ["Language.English"]], ["{", "foo"]],
      null,
      ["SnowballParams", ["SnowballLanguage.German"]],
      null,
    ]);
  });
});
