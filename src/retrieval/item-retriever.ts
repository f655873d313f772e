import type { Dataset, Item, NamedVectors, SparseVector, User } from "../domain.ts";
import { type SimilarityName, similaritiesTo, similarity, similarityScale } from "../model/similarity.ts";
import { sparseIndex } from "../model/sparse-similarity.ts";
import { createRetriever, isSparse, type Retriever, type RetrieverVector, vectorIn } from "./retriever.ts";

/** A retriever of known items, whose scores can be computed again. */
export interface ItemRetriever extends Retriever {
  /** Whether its vectors are sparse, which the engine searches exactly, whatever the settings. */
  readonly isSparse: boolean;
  /** Whether there are items that it cannot find for some query, so that fewer than M may come back. */
  readonly isPartial: boolean;
  /** How far a score of the engine may be from the similarity, as a share of its scale. */
  readonly precision: number;
  /** The score of an item, as the engine computes it but for rounding; undefined where the search cannot return the item. */
  similarity(user: User, item: Item): number | undefined;
  /** The largest similarity that vectors of these lengths can have: the unit in which rounding is measured. */
  scale(user: User, item: Item): number;
  /** The similarity of every item, aligned with the dataset's; NaN where there is none. */
  similarities(user: User): Float32Array;
}

/** How the vectors of a retriever are compared. */
export interface VectorSearch extends RetrieverVector {
  /** Of dense vectors; sparse ones have their dot product. */
  readonly distance: SimilarityName;
  /** See `ItemRetriever`. */
  readonly precision: number;
}

/** A retriever over the items of a dataset. */
export function itemRetriever(
  dataset: Pick<Dataset, "items" | "vectorSpaces">,
  search: VectorSearch,
): ItemRetriever {
  const space = dataset.vectorSpaces.find(({ name }) => name === search.space);
  return {
    ...createRetriever(search),
    precision: search.precision,
    ...(space?.kind === "sparse"
      ? sparseSearch(dataset.items, space.name, space.modifier)
      : denseSearch(dataset.items, search)),
  };
}

type Comparison = Pick<ItemRetriever, "isSparse" | "isPartial" | "similarity" | "scale" | "similarities">;

function denseSearch(items: readonly Item[], { space, distance }: VectorSearch): Comparison {
  const dense = (owner: User | Item) => vectorIn(owner, space) as Float32Array | undefined;
  const having = items.flatMap((item, position) => (dense(item) === undefined ? [] : position));
  let toItems: ((to: Float32Array) => Float32Array) | undefined;
  const isPartial = having.length < items.length;
  return {
    isSparse: false,
    isPartial,
    similarity(user, item) {
      const [a, b] = [dense(user), dense(item)];
      return a === undefined || b === undefined ? undefined : similarity(distance, a, b);
    },
    scale(user, item) {
      const [a, b] = [dense(user), dense(item)];
      return a === undefined || b === undefined ? 0 : similarityScale(distance, a, b);
    },
    similarities(user) {
      toItems ??= similaritiesTo(
        distance,
        having.map((position) => dense(items[position]!)!),
      );
      const wanted = dense(user);
      const found = wanted === undefined ? new Float32Array() : toItems(wanted);
      if (!isPartial && wanted !== undefined) return found;
      const all = new Float32Array(items.length).fill(Number.NaN);
      found.forEach((score, i) => {
        all[having[i]!] = score;
      });
      return all;
    },
  };
}

function sparseSearch(items: readonly Item[], space: string, modifier: "idf" | undefined): Comparison {
  const sparse = (owner: User | Item) => {
    const vector: NamedVectors[string] | undefined = vectorIn(owner, space);
    return vector !== undefined && isSparse(vector) ? vector : undefined;
  };
  let known: ReturnType<typeof sparseIndex> | undefined;
  const index = () => {
    known ??= sparseIndex(items.map(sparse), modifier);
    return known;
  };
  return {
    isSparse: true,
    isPartial: true,
    similarity(user, item) {
      const [a, b] = [sparse(user), sparse(item)];
      return a === undefined || b === undefined ? undefined : index().similarity(a, b);
    },
    scale(user, item) {
      const [a, b] = [sparse(user), sparse(item)];
      return a === undefined || b === undefined ? 0 : index().scale(a, b);
    },
    similarities: (user) => index().similarities(sparse(user) ?? NOTHING),
  };
}

const NOTHING: SparseVector = { indices: new Uint32Array(), values: new Float32Array() };
