import type { IndexType } from "../../../qdrant-rules/index-holds.ts";
import type { IndexParams, TextIndexParams } from "../payload-index.ts";
import {
  array,
  type Decoder,
  flag,
  isMap,
  optional,
  struct,
  text,
  unsigned,
  untagged,
  word,
} from "./decoder.ts";
import { fail } from "./format-error.ts";

const shared = { on_disk: optional(flag), enable_hnsw: optional(flag) };
const tenant = { is_tenant: optional(flag), ...shared };
const principal = { is_principal: optional(flag), ...shared };

const stopwords: Decoder<NonNullable<TextIndexParams["stopwords"]>> = (value, issues) =>
  typeof value === "string"
    ? value
    : struct<{ languages?: readonly string[]; custom?: readonly string[] }>("StopwordsSet", {
        languages: optional(array(text)),
        custom: optional(array(text)),
      })(value, issues);

const textIndex = {
  tokenizer: optional(word("prefix", "whitespace", "word", "multilingual")),
  min_token_len: optional(unsigned("usize")),
  max_token_len: optional(unsigned("usize")),
  lowercase: optional(flag),
  ascii_folding: optional(flag),
  phrase_matching: optional(flag),
  stopwords: optional(stopwords),
  stemmer: optional(struct("SnowballParams", { type: word("snowball"), language: text })),
  ...shared,
};

const integer = { lookup: optional(flag), range: optional(flag), ...principal };

const FIELDS: { readonly [K in IndexType]: object } = {
  keyword: tenant,
  uuid: tenant,
  integer,
  float: principal,
  datetime: principal,
  geo: shared,
  bool: shared,
  text: textIndex,
};

const indexParams: Decoder<IndexParams> = untagged(
  "data did not match any variant of untagged enum PayloadFieldSchema",
  (value, issues) => {
    const type = typeof value === "string" ? value : isMap(value) ? value.type : undefined;
    if (typeof type !== "string" || !Object.hasOwn(FIELDS, type)) return fail(value, "a payload schema");
    if (typeof value === "string") return { type } as IndexParams;
    const fields = { type: word(type), ...FIELDS[type as IndexType] };
    return struct<IndexParams>(`${type} index`, fields as never)(value, issues);
  },
);

/** The body of `PUT index`. */
export const createIndex = struct<{ field_name: string; field_schema?: IndexParams }>("CreateFieldIndex", {
  field_name: text,
  field_schema: optional(indexParams),
});
