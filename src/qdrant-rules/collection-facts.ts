/** What Qdrant says of an existing collection. */
export interface CollectionFacts {
  readonly name: string;
  /** green, yellow, grey or red. */
  readonly status: string;
  readonly points: number;
  /** Of all named vectors together. */
  readonly indexedVectors: number;
  /** A segment with more kilobytes of vectors gets an index; 0 where none ever does. */
  readonly indexingThreshold: number;
  /** Dense vectors; one without a name has the empty one. */
  readonly dense: readonly {
    readonly name: string;
    readonly size: number;
    /** The kind of its quantization, where it has one. */
    readonly quantization?: string | undefined;
  }[];
  /** Sparse vectors without the idf modifier. */
  readonly withoutIdf: readonly string[];
  /** Payload indexes by path: their type. */
  readonly indexes: ReadonlyMap<string, string>;
  /** Undefined where it is not enabled. */
  readonly strictMode?:
    | {
        readonly mostPoints?: number | undefined;
        readonly allowsExact: boolean;
        readonly allowsUnindexed: boolean;
      }
    | undefined;
}
