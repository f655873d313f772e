import type { Dataset, Item, User } from "../domain.ts";
import type { FeatureUser } from "../features/feature.ts";
import { type SimilarityName, similaritiesTo, similarity, similarityScale } from "../model/similarity.ts";

/** Who asks: a vector in the items' space, and what the features know of a user. */
export type QueryUser = FeatureUser & Pick<User, "vector">;

/** One prefetch: a vector of the items, and how a query searches it. */
export interface Retriever {
  readonly name: string;
  /** What a request says of the query's vector, and of the items' where that has a name. */
  wire(user: QueryUser): { readonly query: number[]; readonly using?: string };
}

/** A retriever of known items, whose scores can be computed again. */
export interface ItemRetriever extends Retriever {
  /** How far a score of the engine may be from the similarity, as a share of its scale. */
  readonly precision: number;
  /** The score of an item, as the engine computes it but for rounding; undefined where one of both has no such vector. */
  similarity(user: User, item: Item): number | undefined;
  /** The largest similarity that vectors of these lengths can have: the unit in which rounding is measured. */
  scale(user: User, item: Item): number;
  /** The similarity of every item, aligned with the dataset's; NaN where there is none. */
  similarities(user: User): Float32Array;
}

/**
 * Searches by the vectors that users and items have without a name.
 *
 * @param using The name of the items' vector in the collection, where it has one.
 */
export function vectorRetriever(name: string, using?: string): Retriever {
  return {
    name,
    wire: ({ vector }) => ({ query: Array.from(vector), ...(using === undefined ? {} : { using }) }),
  };
}

/** What is known of a collection's vector, and how it is compared. */
export interface VectorSearch {
  readonly distance: SimilarityName;
  /** The name of the items' vector in the collection, where it has one. */
  readonly using: string | undefined;
  /** See `ItemRetriever`. */
  readonly precision: number;
}

/** The same over the items of a dataset. */
export function itemRetriever(
  name: string,
  { items }: Pick<Dataset, "items">,
  { distance, using, precision }: VectorSearch,
): ItemRetriever {
  let toItems: ((to: Float32Array) => Float32Array) | undefined;
  return {
    ...vectorRetriever(name, using),
    precision,
    similarity: (user, item) => similarity(distance, user.vector, item.vector),
    scale: (user, item) => similarityScale(distance, user.vector, item.vector),
    similarities({ vector }) {
      toItems ??= similaritiesTo(
        distance,
        items.map((item) => item.vector),
      );
      return toItems(vector);
    },
  };
}
