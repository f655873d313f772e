/** The parameters of a payload index in their long form: `"float"` has become `{ type: "float" }`. */
export type IndexParams = Shared &
  (
    | { readonly type: "keyword" | "uuid"; readonly is_tenant?: boolean }
    | {
        readonly type: "integer";
        readonly lookup?: boolean;
        readonly range?: boolean;
        readonly is_principal?: boolean;
      }
    | { readonly type: "float" | "datetime"; readonly is_principal?: boolean }
    | { readonly type: "geo" | "bool" }
    | TextIndexParams
  );

interface Shared {
  readonly on_disk?: boolean;
  readonly enable_hnsw?: boolean;
}

export interface TextIndexParams {
  readonly type: "text";
  readonly tokenizer?: "prefix" | "whitespace" | "word" | "multilingual";
  readonly min_token_len?: number;
  readonly max_token_len?: number;
  readonly lowercase?: boolean;
  readonly ascii_folding?: boolean;
  readonly phrase_matching?: boolean;
  /** A language, whose usual stop words are meant, or lists of both. */
  readonly stopwords?:
    | string
    | { readonly languages?: readonly string[]; readonly custom?: readonly string[] };
  readonly stemmer?: { readonly type: "snowball"; readonly language: string };
}
