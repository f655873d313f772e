import type {
  ContextPair,
  FeedbackStrategy,
  OrderBy,
  Query,
  QueryRequest,
  Recommend,
  SearchParams,
  Stage,
} from "../query.ts";
import type { VectorInput } from "../vectors.ts";
import { formula } from "./decode-expression.ts";
import { filter } from "./decode-filter.ts";
import { alsoWithVectors, payloadSelector, vectorSelector } from "./decode-selectors.ts";
import { vectorInput } from "./decode-vectors.ts";
import {
  array,
  between,
  type Decoder,
  f32,
  flag,
  flattened,
  isMap,
  oneOrMany,
  optional,
  struct,
  text,
  unsigned,
  untagged,
  withDefault,
  word,
} from "./decoder.ts";
import { fail } from "./format-error.ts";

/** Where the points live whose ids a query names. */
export interface Lookup {
  readonly collection: string;
  /** The name of their vector; the stage's own where it is missing. */
  readonly vector?: string;
}

/** A stage as it was asked for: with ids among its vectors. */
export interface RawStage extends Stage<VectorInput> {
  readonly prefetch: readonly RawStage[];
  readonly lookup_from?: Lookup;
}
export interface RawQueryRequest extends QueryRequest<VectorInput> {
  readonly prefetch: readonly RawStage[];
  readonly lookup_from?: Lookup;
}

const DEFAULT_LIMIT = 10;

const strategy = struct<FeedbackStrategy>("FeedbackStrategy", {
  naive: struct("NaiveFeedbackStrategyParams", { a: f32, b: f32, c: f32 }),
});
const pair = struct<ContextPair<VectorInput>>("ContextPair", {
  positive: vectorInput,
  negative: vectorInput,
});
const pairs = oneOrMany(pair);
const examples = withDefault(array(vectorInput), []);

const recommendParts = struct<Recommend<VectorInput>>("RecommendInput", {
  positive: examples,
  negative: examples,
  strategy: withDefault(word("average_vector", "best_score", "sum_scores"), "average_vector"),
});
const recommend: Decoder<Recommend<VectorInput>> = (value, issues) => {
  const parts = recommendParts(value, issues);
  if (parts.positive.length + parts.negative.length === 0) {
    const problem = "At least one positive or negative vector/id must be provided";
    issues.push({ path: "positives, negatives", text: `Validation error: ${problem} [{}]` });
  }
  return parts;
};

export const orderBy: Decoder<OrderBy> = (value, issues) => {
  if (typeof value === "string") return { key: value, direction: "asc" };
  return struct<OrderBy>("OrderBy", {
    key: text,
    direction: withDefault(word("asc", "desc"), "asc"),
    start_from: optional((start) =>
      typeof start === "number" || typeof start === "string" ? start : fail(start, "a number or a datetime"),
    ),
  })(value, issues);
};

const KINDS = new Map<string, Decoder<Query<VectorInput>>>(
  Object.entries({
    nearest: struct("NearestQuery", {
      nearest: vectorInput,
      mmr: optional(
        struct("Mmr", {
          diversity: withDefault(between(0, 1, f32), 0.5),
          candidates_limit: optional(unsigned("usize")),
        }),
      ),
    }),
    recommend: struct("RecommendQuery", { recommend }),
    discover: struct("DiscoverQuery", {
      discover: struct("DiscoverInput", { target: vectorInput, context: withDefault(pairs, []) }),
    }),
    context: struct("ContextQuery", { context: withDefault(pairs, []) }),
    order_by: struct("OrderByQuery", { order_by: orderBy }),
    fusion: (value, issues) => {
      const fusion = word("rrf", "dbsf")((value as { fusion: unknown }).fusion, issues);
      return fusion === "rrf" ? { rrf: { k: 2 } } : { fusion };
    },
    rrf: struct("RrfQuery", {
      rrf: struct("Rrf", { k: withDefault(unsigned("usize", 1), 2), weights: optional(array(f32)) }),
    }),
    formula,
    sample: struct("SampleQuery", { sample: word("random") }),
    relevance_feedback: struct("RelevanceFeedbackQuery", {
      relevance_feedback: struct("RelevanceFeedbackInput", {
        target: vectorInput,
        feedback: array(struct("FeedbackItem", { example: vectorInput, score: f32 })),
        strategy,
      }),
    }),
  }) as [string, Decoder<Query<VectorInput>>][],
);

const query: Decoder<Query<VectorInput>> = untagged(
  "Expected some form of vector, id, or a type of query",
  (value, issues) => {
    if (!isMap(value) || "indices" in value) return { nearest: vectorInput(value, issues) };
    for (const kind in value) {
      const decode = KINDS.get(kind);
      if (decode) return decode(value, issues);
    }
    return { nearest: vectorInput(value, issues) };
  },
);

const params = struct<SearchParams>("SearchParams", {
  hnsw_ef: optional(unsigned("usize")),
  exact: optional(flag),
  quantization: optional(
    struct("QuantizationSearchParams", {
      ignore: optional(flag),
      rescore: optional(flag),
      oversampling: optional(f32),
    }),
  ),
  indexed_only: optional(flag),
  acorn: optional(struct("AcornSearchParams", { enable: optional(flag), max_selectivity: optional(f32) })),
});

const prefetch: Decoder<readonly RawStage[]> = withDefault(
  oneOrMany((value, issues) => prefetchStage(value, issues)),
  [],
);

const stage = {
  prefetch,
  query: optional(query),
  using: withDefault(text, ""),
  filter: optional(filter),
  params: optional(params),
  score_threshold: optional(f32),
  limit: withDefault(unsigned("usize", 1), DEFAULT_LIMIT),
  lookup_from: optional(struct<Lookup>("LookupLocation", { collection: text, vector: optional(text) })),
};

const prefetchStage = struct<RawStage>("Prefetch", stage);

/** The body of `POST points/query`. */
export const queryRequest = flattened(
  "internal",
  alsoWithVectors(
    struct<RawQueryRequest>("QueryRequestInternal", {
      ...stage,
      offset: withDefault(unsigned("usize"), 0),
      with_payload: withDefault(payloadSelector, false),
      with_vector: withDefault(vectorSelector, false),
    }),
  ),
);

/** The body of `POST points/query/batch`. */
export const queryBatch = struct<{ searches: readonly RawQueryRequest[] }>("QueryRequestBatch", {
  searches: array(queryRequest),
});
