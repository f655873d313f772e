import type {
  ContextPair,
  OrderBy,
  PayloadSelector,
  Query,
  QueryRequest,
  SearchParams,
  Stage,
} from "../server/query.ts";
import { formulaTree } from "./expression-tree.ts";
import { filterTree } from "./filter-tree.ts";
import { list, literal, type Tree } from "./tree.ts";
import { vectorTree } from "./vector-tree.ts";

/**
 * A query as `qdrant_edge.QueryRequest`. Edge plans for limit + offset but skips nothing, so the offset is left to
 * whoever reads the answer.
 */
export function queryTree(request: QueryRequest): Tree {
  return [
    "QueryRequest",
    request.limit + request.offset,
    0,
    scoringTree(request),
    list(request.prefetch.map(prefetchTree)),
    literal(request.with_vector),
    payloadSelectorTree(request.with_payload),
    request.filter ? filterTree(request.filter) : null,
    request.score_threshold ?? null,
    request.params ? paramsTree(request.params) : null,
  ];
}

function prefetchTree(stage: Stage): Tree {
  return [
    "Prefetch",
    stage.limit,
    scoringTree(stage),
    list(stage.prefetch.map(prefetchTree)),
    stage.params ? paramsTree(stage.params) : null,
    stage.filter ? filterTree(stage.filter) : null,
    stage.score_threshold ?? null,
  ];
}

function scoringTree({ query, using }: Stage): Tree {
  return query === undefined ? null : rankingTree(query, using);
}

function rankingTree(query: Query, using: string): Tree {
  if ("nearest" in query) {
    const vector = vectorTree(query.nearest);
    if (!query.mmr) return ["Query.Nearest", vector, using];
    return ["Mmr", vector, 1 - query.mmr.diversity, query.mmr.candidates_limit, using];
  }
  if ("formula" in query) return formulaTree(query);
  if ("rrf" in query) return ["Fusion.Rrf", query.rrf.k, literal(query.rrf.weights ?? null)];
  if ("fusion" in query) return ["Fusion.Dbsf"];
  if ("order_by" in query) return orderByTree(query.order_by);
  if ("sample" in query) return ["Sample.Random"];
  if ("recommend" in query) {
    const { positive, negative, strategy } = query.recommend;
    const examples = ["RecommendQuery", list(positive.map(vectorTree)), list(negative.map(vectorTree))];
    return [
      strategy === "best_score" ? "Query.RecommendBestScore" : "Query.RecommendSumScores",
      examples,
      using,
    ];
  }
  if ("discover" in query) {
    const { target, context } = query.discover;
    return ["Query.Discover", ["DiscoverQuery", vectorTree(target), list(context.map(pairTree))], using];
  }
  if ("context" in query)
    return ["Query.Context", ["ContextQuery", list(query.context.map(pairTree))], using];
  const { target, feedback, strategy } = query.relevance_feedback;
  const items = feedback.map(({ example, score }): Tree => ["FeedbackItem", vectorTree(example), score]);
  const { a, b, c } = strategy.naive;
  const weights: Tree = ["NaiveFeedbackStrategy", a, b, c];
  return ["Query.FeedbackNaive", ["FeedbackNaiveQuery", vectorTree(target), list(items), weights], using];
}

function pairTree({ positive, negative }: ContextPair): Tree {
  return ["ContextPair", vectorTree(positive), vectorTree(negative)];
}

export function orderByTree({ key, direction, start_from }: OrderBy): Tree {
  return ["OrderBy", key, [direction === "asc" ? "Direction.Asc" : "Direction.Desc"], start_from ?? null];
}

function paramsTree({ hnsw_ef, exact, quantization, indexed_only, acorn }: SearchParams): Tree {
  return [
    "SearchParams",
    hnsw_ef ?? null,
    exact ?? false,
    quantization
      ? [
          "QuantizationSearchParams",
          quantization.ignore ?? false,
          quantization.rescore ?? null,
          quantization.oversampling ?? null,
        ]
      : null,
    indexed_only ?? false,
    acorn ? ["AcornSearchParams", acorn.enable ?? false, acorn.max_selectivity ?? null] : null,
  ];
}

export function payloadSelectorTree(selector: PayloadSelector): Tree {
  if (typeof selector === "boolean") return selector;
  return "include" in selector
    ? ["PayloadSelector.Include", literal(selector.include)]
    : ["PayloadSelector.Exclude", literal(selector.exclude)];
}
