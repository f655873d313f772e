import { type Random, randomInteger } from "../../../src/random.ts";

/** Per-query scores as measures have them: each draws one query's value from [0, 1]. */
export const scoreModels: {
  readonly [name: string]: { readonly mean: number; readonly draw: (random: Random) => number };
} = {
  /** P@10 of a query whose chance of a hit is its own: half of the queries 10 %, half 40 %. */
  "P@10": {
    mean: 0.25,
    draw: (random) => {
      const chance = random() < 0.5 ? 0.1 : 0.4;
      let hits = 0;
      for (let rank = 0; rank < 10; rank++) if (random() < chance) hits++;
      return hits / 10;
    },
  },
  /** RR with the first hit at rank 1 … 10, or nowhere for 30 % of the queries. */
  RR: {
    mean: (0.7 * Array.from({ length: 10 }, (_, i) => 1 / (i + 1)).reduce((sum, value) => sum + value)) / 10,
    draw: (random) => (random() < 0.3 ? 0 : 1 / (1 + randomInteger(random, 10))),
  },
  /** Recall that is mostly low: the square of a uniform number. */
  "R@100": {
    mean: 1 / 3,
    draw: (random) => {
      const u = random();
      return u * u;
    },
  },
};
