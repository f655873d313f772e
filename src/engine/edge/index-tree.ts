import type { IndexParams, TextIndexParams } from "../server/payload-index.ts";
import { set, type Tree } from "./tree.ts";

/** The parameters of a payload index as the class of qdrant_edge for its type. */
export function indexTree(params: IndexParams): Tree {
  const on_disk = params.on_disk ?? null;
  const enable_hnsw = params.enable_hnsw ?? null;
  switch (params.type) {
    case "keyword":
      return ["KeywordIndexParams", params.is_tenant ?? null, on_disk, enable_hnsw];
    case "uuid":
      return ["UuidIndexParams", params.is_tenant ?? null, on_disk, enable_hnsw];
    case "integer": {
      const { lookup, range, is_principal } = params;
      return [
        "IntegerIndexParams",
        lookup ?? null,
        range ?? null,
        is_principal ?? null,
        on_disk,
        enable_hnsw,
      ];
    }
    case "float":
      return ["FloatIndexParams", params.is_principal ?? null, on_disk, enable_hnsw];
    case "datetime":
      return ["DatetimeIndexParams", params.is_principal ?? null, on_disk, enable_hnsw];
    case "geo":
      return ["GeoIndexParams", on_disk, enable_hnsw];
    case "bool":
      return ["BoolIndexParams", on_disk, enable_hnsw];
    case "text":
      return [
        "TextIndexParams",
        params.tokenizer ? [`TokenizerType.${capital(params.tokenizer)}`] : null,
        params.min_token_len ?? null,
        params.max_token_len ?? null,
        params.lowercase ?? null,
        params.ascii_folding ?? null,
        params.phrase_matching ?? null,
        stopwordsTree(params.stopwords),
        on_disk,
        stemmerTree(params.stemmer),
        enable_hnsw,
      ];
  }
}

function stopwordsTree(stopwords: TextIndexParams["stopwords"]): Tree {
  if (!stopwords) return null;
  if (typeof stopwords === "string") return languageTree(stopwords);
  const { languages, custom } = stopwords;
  return ["StopwordsSet", languages ? set(languages.map(languageTree)) : null, custom ? set(custom) : null];
}

function languageTree(language: string): Tree {
  return [`Language.${capital(language)}`];
}

function stemmerTree(stemmer: TextIndexParams["stemmer"]): Tree {
  return stemmer ? ["SnowballParams", [`SnowballLanguage.${capital(stemmer.language)}`]] : null;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
