import type { Item } from "../../domain.ts";
import { payloadValue, splitPath } from "../../features/payload-path.ts";
import type { CollectionFacts } from "../../qdrant-rules/collection-facts.ts";
import type { InferredBm25 } from "./infer-bm25.ts";

/** How an experiment uses a collection. */
export interface CollectionUse {
  /** Names of the vectors that are searched; the empty one where it has none. */
  readonly vectors: readonly string[];
  /** Of those, the sparse ones for which all queries give every index the same number, as BM25's do. */
  readonly flatQueries: readonly string[];
  /** Payload paths that conditions read. */
  readonly filters: readonly string[];
  /** Payload paths that the formula reads. */
  readonly formula: readonly string[];
  /** As many points are asked for at most. */
  readonly mostPoints: number;
  /** The items as they were read. */
  readonly items: readonly Pick<Item, "payload">[];
}

/** What silently spoils retrieval in a collection, or makes it slow. */
export interface CollectionCheck {
  readonly name: string;
  /** Where it is not green. */
  readonly status?: string;
  /** Where fewer vectors have an index than the optimizer is to give one. */
  readonly notIndexed?: { readonly vectors: number; readonly of: number };
  /** Searched vectors with a quantization whose scores Qdrant does not compute again from the vectors, by default. */
  readonly withoutRescoring: readonly { readonly vector: string; readonly quantization: string }[];
  /** Searched sparse vectors of which common and rare words count alike. */
  readonly withoutIdf: readonly string[];
  /** Paths of conditions that have no index. */
  readonly unindexed: readonly string[];
  /** Paths with an integer index where items hold other numbers, which the index does not have. */
  readonly integerIndexes: readonly { readonly path: string; readonly items: number }[];
  readonly shards: number;
}

/** BM25 vectors that were made with an average length that is not that of the texts. */
export interface Bm25Check extends InferredBm25 {
  readonly vector: string;
  /** What its retriever alone reaches with the vectors as they are, and made with the measured average length. */
  readonly cost: { readonly measure: string; readonly assumed: number; readonly measured: number };
}

/** Below this share of the vectors with an index the optimizer has not done its work. */
const INDEXED = 0.9;

const BYTES_A_NUMBER = 4;

/** Of these Qdrant computes the scores again from the vectors, unless a search says otherwise. */
const RESCORED = ["binary", "turbo"];

/**
 * Finds what spoils retrieval in a collection, or makes it slow, as far as an experiment uses it.
 *
 * @see qdrant lib/segment/src/vector_storage/quantized/quantized_vectors.rs `default_rescoring`
 */
export function checkFacts(facts: CollectionFacts, use: CollectionUse): Omit<CollectionCheck, "shards"> {
  const { name, status, points, indexes } = facts;
  const searched = facts.dense.filter((vector) => use.vectors.includes(vector.name));
  const indexed = indexedShare(facts);
  const integers = [...indexes].flatMap(([path, type]) => (type === "integer" ? [path] : []));
  return {
    name,
    ...(status !== "green" && { status }),
    ...(indexed < INDEXED && {
      notIndexed: { vectors: facts.indexedVectors, of: points * facts.dense.length },
    }),
    withoutRescoring: searched.flatMap(({ name: vector, quantization }) =>
      quantization === undefined || RESCORED.includes(quantization) ? [] : [{ vector, quantization }],
    ),
    withoutIdf: facts.withoutIdf.filter((vector) => use.flatQueries.includes(vector)),
    unindexed: use.filters.filter((path) => !indexes.has(path)),
    integerIndexes: integers
      .map((path) => ({ path, items: countFractions(use.items, path) }))
      .filter(({ items }) => items > 0),
  };
}

/** 1 where the vectors are too few to be given an index. */
function indexedShare({ points, dense, indexedVectors, indexingThreshold }: CollectionFacts): number {
  const numbers = dense.reduce((sum, { size }) => sum + size, 0);
  const kilobytes = (points * numbers * BYTES_A_NUMBER) / 1024;
  const isLarge = kilobytes > (indexingThreshold === 0 ? DEFAULT_THRESHOLD : indexingThreshold);
  return isLarge ? indexedVectors / (points * dense.length) : 1;
}

/** Qdrant's own, in kilobytes. */
const DEFAULT_THRESHOLD = 10_000;

function countFractions(items: readonly Pick<Item, "payload">[], path: string): number {
  const keys = splitPath(path);
  return items.filter(({ payload }) => {
    const value = payloadValue(payload, keys);
    const values = Array.isArray(value) ? value : [value];
    return values.some((number) => typeof number === "number" && !Number.isInteger(number));
  }).length;
}

/**
 * What strict mode refuses of an experiment.
 *
 * @returns A sentence each.
 */
export function strictModeProblems(
  { name, indexes, strictMode }: CollectionFacts,
  use: CollectionUse,
): string[] {
  if (strictMode === undefined) return [];
  const { mostPoints = Number.POSITIVE_INFINITY, allowsExact, allowsUnindexed } = strictMode;
  const unindexed = [...new Set([...use.filters, ...use.formula])].filter((path) => !indexes.has(path));
  return [
    ...(use.mostPoints > mostPoints
      ? [
          `strict mode lets a query ask for ${mostPoints} points (max_query_limit), and ${use.mostPoints} are asked for; take smaller ranking.depths`,
        ]
      : []),
    ...(allowsExact
      ? []
      : [
          "strict mode forbids exact search (search_allow_exact), by which candidates are retrieved; allow it for the evaluation, or evaluate a copy",
        ]),
    ...(!allowsUnindexed && unindexed.length > 0
      ? [
          `strict mode forbids conditions and formulas on paths without an index (unindexed_filtering_retrieve): ${unindexed.join(", ")}; index them`,
        ]
      : []),
  ].map((problem) => `collection ${name}: ${problem}`);
}
