import type { SyntheticParameters } from "./parameters.ts";
import type { Population } from "./population.ts";

/** Items, with what makes them good beyond their topics. */
export interface ItemPopulation extends Population {
  /** Uniform in [0, 1]. */
  readonly freshness: Float64Array;
  /** Beta(shape, shape) in [0, 1]. */
  readonly quality: Float64Array;
}

/** A generated world, of which everything is known; its generating weights are `parameters.clicks.weights`. */
export interface World {
  readonly parameters: SyntheticParameters;
  readonly users: Population;
  readonly items: ItemPopulation;
  /** Generating intercept b0 of the click logit. */
  readonly intercept: number;
  /** The items that each test user would click, ascending; aligned with the last `testUsers` users. */
  readonly relevant: readonly Int32Array[];
}
