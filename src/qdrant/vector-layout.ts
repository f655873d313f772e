import type { Schemas } from "@qdrant/js-client-rest";
import type { Item } from "../domain.ts";
import type { ScoreVector } from "../features/feature.ts";
import type { SimilarityName } from "../model/similarity.ts";

/** How the vectors of items are kept in a collection. */
export interface VectorLayout {
  readonly config: Schemas["VectorsConfig"];
  /** The name of the items' own vector, where it has one. */
  readonly using: string | undefined;
  /** How many numbers all vectors of an item have. */
  readonly numbers: number;
  ofItem(item: Item): Schemas["VectorStruct"];
}

/** The name of the items' own vector where there are others. */
const ITEM_VECTOR = "item-vector";

/** How an approximate index of the items' own vectors is built. */
export type VectorIndex = Pick<Schemas["VectorParams"], "hnsw_config" | "quantization_config">;

/** The items' own vector alone, without a name; or, where features score by further vectors, all with names. */
export function vectorLayout(
  dimensions: number,
  distance: SimilarityName,
  further: readonly ScoreVector[],
  index: VectorIndex = {},
): VectorLayout {
  const own = { size: dimensions, distance, ...index };
  const ownOf = ({ vector }: Item) => Array.from(vector);
  if (further.length === 0) return { config: own, using: undefined, numbers: dimensions, ofItem: ownOf };
  const named = <Value>(ownValue: Value, value: (vector: ScoreVector) => Value) =>
    Object.fromEntries([
      [ITEM_VECTOR, ownValue],
      ...further.map((vector) => [vector.name, value(vector)] as const),
    ]);
  return {
    config: named<Schemas["VectorParams"]>(own, ({ keys }) => ({ size: keys.length, distance: "Dot" })),
    using: ITEM_VECTOR,
    numbers: further.reduce((sum, { keys }) => sum + keys.length, dimensions),
    ofItem: (item) => named(ownOf(item), ({ ofItem }) => Array.from(ofItem(item))),
  };
}
