import type { ScoreVariable } from "../../src/features/feature.ts";

/** For features that read no further vector. */
export const noVectors: ScoreVariable = () => {
  throw new Error("a feature without vectors asked for the score of one");
};
