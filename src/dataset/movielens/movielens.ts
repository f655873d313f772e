/** A film. */
export interface Movie {
  readonly id: number;
  /** As MovieLens has it, usually with the year: `Toy Story (1995)`. */
  readonly title: string;
  /** Of its release; undefined where MovieLens does not know. */
  readonly year: number | undefined;
  /** In the order of MovieLens; empty where it lists none. */
  readonly genres: readonly string[];
}

/** A person, where MovieLens says who they are. */
export interface Person {
  readonly id: number;
  /** In 1M the least of an age group: 1, 18, 25, 35, 45, 50, 56. */
  readonly age: number;
  readonly gender: "F" | "M";
}

/** Ratings, one column each, in the order of the file. */
export interface Ratings {
  readonly user: Int32Array;
  readonly item: Int32Array;
  /** Half stars too: 0.5 to 5. */
  readonly stars: Float64Array;
  /** Unix seconds. */
  readonly time: Float64Array;
}

/** The content of a MovieLens folder that this project uses. */
export interface MovieLens {
  readonly movies: readonly Movie[];
  /** Empty where MovieLens says nothing of its users. */
  readonly people: readonly Person[];
  readonly ratings: Ratings;
}

/** One of MovieLens' layouts. */
export interface MovieLensLayout {
  /** What such data is called where neither its size nor its folder says more. */
  readonly name: string;
  /** What those that do not change are called, by the number of their ratings. */
  readonly bySize: { readonly [ratings: number]: string };
  /** The file of its ratings, by which it is recognised. */
  readonly ratings: string;
  /** Reads a folder of this layout. */
  readonly read: (folder: string) => Promise<MovieLens>;
}
