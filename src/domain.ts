/**
 * The records that every room shares. Items and users are numbered once, when a dataset is loaded: everywhere
 * else an item is its position in `Dataset.items`, which is sorted by id, so that "lower position" and "lower id"
 * are the same tie-break and rankings are plain typed arrays. It is longer than other files
 * so that every shared record is found here.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A place on Earth, in degrees. */
export interface GeoPoint {
  readonly lon: number;
  readonly lat: number;
}

/** What Qdrant stores beside a vector. */
export type Payload = { readonly [key: string]: Json };

/** A Qdrant point id: an unsigned integer, or a UUID in its hyphenated form. */
export type ItemId = number | string;

/** The numbers of a vector that are not 0, as of the words of a text: `values[i]` is the number at `indices[i]`. */
export interface SparseVector {
  /** Ascending, without repeats. */
  readonly indices: Uint32Array;
  /** Aligned with the indices. */
  readonly values: Float32Array;
}

/** Vectors by the name of their space; a space that is not among them has no vector here. */
export type NamedVectors = { readonly [name: string]: Float32Array | SparseVector };

/** How sparse vectors are made of texts by BM25; `averageLength` is measured where it is not given. */
export interface Bm25Vectors {
  /** Payload paths, or `title`. */
  readonly fields: readonly string[];
  readonly language: "english" | "none";
  readonly k: number;
  readonly b: number;
  readonly averageLength?: number | undefined;
}

/** What the vectors of one name have in common. */
export interface VectorSpace {
  readonly name: string;
  readonly kind: "dense" | "sparse";
  /** Length of every vector; undefined where they are sparse. */
  readonly dimensions: number | undefined;
  /** How dense vectors are compared, where that is not as an experiment says of all. */
  readonly distance?: "Cosine" | "Dot" | undefined;
  /** Whether Qdrant multiplies each number of a sparse vector of a query by its index's inverse document frequency. */
  readonly modifier?: "idf" | undefined;
  /** Where the vectors are made of texts. */
  readonly bm25?: Bm25Vectors;
}

/** What is recommended; one Qdrant point. */
export interface Item {
  readonly id: ItemId;
  /** What judgments, interactions and runs call it, where that is not its id. */
  readonly key?: string;
  /** The vector without a name, of `Dataset.dimensions` numbers: empty where the dataset has none. */
  readonly vector: Float32Array;
  /** In the spaces of the dataset; an item may lack some. */
  readonly vectors?: NamedVectors;
  /** For a reader of a report. */
  readonly title?: string;
  readonly payload: Payload;
}

/** How much a user likes each key of an item's payload map, by name of the affinity: `{ topics: { jazz: 0.7 } }`. */
export type Affinities = { readonly [name: string]: { readonly [key: string]: number } };

/** What is known of a user beside tastes: a country, an age, languages, a home. */
export type Attribute = string | number | boolean | readonly string[] | GeoPoint;

/** The attributes of a user, by name. */
export type Attributes = { readonly [name: string]: Attribute };

/** Who is recommended to: vectors in the items' spaces, any number of affinities, and what else is known. */
export interface User {
  readonly id: string;
  /** The vector without a name, of `Dataset.dimensions` numbers: empty where the dataset has none. */
  readonly vector: Float32Array;
  /** In the spaces of the dataset; a user may lack some. */
  readonly vectors?: NamedVectors;
  /** What was searched for, in words, for a reader of a report. */
  readonly text?: string;
  readonly affinities: Affinities;
  readonly attributes?: Attributes;
}

/** Which part of an evaluation an interaction belongs to: fit on `train`, label candidates by `tune`, judge on `test`. */
export type Part = "train" | "tune" | "test";

/** Observed user–item events, one column each; all columns have the same length. */
export interface Interactions {
  /** Position in `Dataset.users`. */
  readonly user: Int32Array;
  /** Position in `Dataset.items`. */
  readonly item: Int32Array;
  /** What was observed: 0 or 1 for an impression and its click, a rating, a grade. */
  readonly label: Float64Array;
  /** Unix seconds; NaN where unknown. */
  readonly time: Float64Array;
  /** As the dataset declares it, or cut by time when it was loaded. */
  readonly part: readonly Part[];
  /** Probability that the user looked at the item where it was shown, in (0, 1]; absent where the dataset has none. */
  readonly propensity?: Float64Array;
}

/** How many rows a part of the data has, and a digest from which those that changed can be counted. */
export interface DataPart {
  readonly rows: number;
  readonly digest: string;
}

/** The existing collection that a dataset's items are the points of. */
export interface CollectionSource {
  readonly name: string;
  /** Labels of items that it does not hold, which are left out. */
  readonly absentLabels: number;
  /** How many items those labels name. */
  readonly absentItems: number;
  /** What the fingerprint covers: points, payload, users and labels. */
  readonly parts: { readonly [part: string]: DataPart };
}

declare const position: unique symbol;

/** A position in `Dataset.items`. A plain number may be one; the compiler keeps the three kinds of positions apart. */
export type ItemNumber = number & { readonly [position]?: "item" };

/** A position in `Dataset.users`. */
export type UserNumber = number & { readonly [position]?: "user" };

/** A position in `Split.queries`. */
export type QueryNumber = number & { readonly [position]?: "query" };

/** A loaded dataset. */
export interface Dataset {
  readonly name: string;
  readonly description: string;
  /** SHA-256 over everything that can change a result, in hex. */
  readonly fingerprint: string;
  /** Length of the vectors without a name; 0 where there are none. */
  readonly dimensions: number;
  /** The spaces of the vectors with names, in the order of the manifest. */
  readonly vectorSpaces: readonly VectorSpace[];
  /** Ascending by id (`compareItemIds`). */
  readonly items: readonly Item[];
  /** Where the items are the points of an existing collection. */
  readonly collection?: CollectionSource;
  /** In the order of the dataset. */
  readonly users: readonly User[];
  readonly interactions: Interactions;
  /** A label of at least this much is a positive. */
  readonly positiveFrom: number;
  /** What the labels are: what users did, or what somebody judged of some items of each query; the first by default. */
  readonly labelsFrom?: "interactions" | "qrels";
  /** What lies wholly in one part: each interaction, or each user, who then is a query without a history; the first by default. */
  readonly partsOf?: "interactions" | "users";
  /**
   * The fold of each user, from 0 without gaps, where each fold is judged by a model that has learned from the others. All
   * interactions then are in the test part.
   */
  readonly folds?: Int32Array;
  /**
   * Of which interactions the vectors, affinities and payload counts know: those of the train part, none, or all of them,
   * the test's among them; undefined where the dataset does not say.
   */
  readonly computedFrom?: "train" | "nothing" | "everything" | undefined;
  /** Whether items without a test interaction are known not to be relevant; where it is undefined nobody said so. */
  readonly judgments?: "complete" | "partial" | undefined;
  /**
   * The probability of each item to be relevant to a user, where it is known because the world is made up: no order can
   * be expected to beat the descending one. In (0, 1), aligned with the items.
   */
  readonly relevanceProbabilities?: (user: UserNumber) => Float64Array;
}

/** One request for recommendations: a user with relevant items in the test part. */
export interface Query {
  /** Position in `Dataset.users`. */
  readonly user: UserNumber;
  /** Positions of the items that the user interacted with before the test part; ascending, without repeats. */
  readonly seen: Int32Array;
  /** Positions of the items that the query may not be given; ascending, without repeats. */
  readonly excluded: Int32Array;
}

/** The judged items of one query. */
export interface Judgments {
  /** Item numbers, ascending, without repeats. */
  readonly items: Int32Array;
  /** Relevance grade of each, half stars too; 0 and below is not relevant. */
  readonly grades: Float64Array;
}

/** A dataset cut for an evaluation without leakage. */
export interface Split {
  /** Positions in `Dataset.interactions`, ascending. */
  readonly train: Int32Array;
  /** Positions in `Dataset.interactions`, ascending. */
  readonly tune: Int32Array;
  /** Test users that have at least one relevant item, in the order of `Dataset.users`. */
  readonly queries: readonly Query[];
  /** The judgments of each query, aligned with `queries`. */
  readonly qrels: readonly Judgments[];
  readonly dropped: {
    /** Users with test interactions but no relevant item among them: their recall is undefined. */
    readonly usersWithoutRelevantItems: number;
    /** Test interactions with an item that the user had already met in train or tune. */
    readonly repeatedInteractions: number;
    /** Where the experiment has constraints that forbid items by what they are: how many of the judgments. */
    readonly ineligible?: IneligibleJudgments;
  };
}

/** The judged items that their queries may not be given, and which are not judged therefore. */
export interface IneligibleJudgments {
  readonly judged: number;
  readonly ofJudged: number;
  readonly relevant: number;
  readonly ofRelevant: number;
  /** Queries that are left without a relevant item, and are dropped. */
  readonly queries: number;
}

/** The ordered items of one query, best first. */
export interface Ranking {
  /** Item numbers, each at most once. */
  readonly items: Int32Array;
  /** The score of each item, never increasing. */
  readonly scores: Float32Array | Float64Array;
}

/** The first `depth` items of a ranking; all where there are no more. */
export function firstItems({ items, scores }: Ranking, depth: number): Ranking {
  return { items: items.subarray(0, depth), scores: scores.subarray(0, depth) };
}

/** The rankings of all queries from one system: a named way to a ranking. */
export interface Run {
  readonly system: string;
  /** Depth M, where the system has one: how many candidates the prefetch was asked for. */
  readonly depth: number | undefined;
  /** Aligned with `Split.queries`. */
  readonly rankings: readonly Ranking[];
}

/** A run whose queries fetched M candidates. */
export interface DepthRun extends Run {
  readonly depth: number;
}

/** The nearest items of all queries by a retriever, with what comes right after their end. */
export interface NearestItems {
  /** How many were asked for. */
  readonly depth: number;
  /** Aligned with the queries. */
  readonly rankings: readonly Ranking[];
  /** The score of the item after the last of each ranking; NaN where there is none. */
  readonly nextScores: Float32Array;
}

/** What people call an item: its key, or else its id. */
export function itemName({ id, key }: Pick<Item, "id" | "key">): string {
  return key ?? String(id);
}

/** Numbers before UUIDs, each ascending: the order of items, and so of equal scores. */
export function compareItemIds(a: ItemId, b: ItemId): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a > b ? 1 : 0;
  return typeof a === "number" ? -1 : 1;
}
