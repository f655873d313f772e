import { z } from "zod";

/** Depth M, wherever an experiment has one. */
export const depth = z
  .int()
  .min(1)
  .max(1_000_000)
  .describe("Depth M: how many candidates the prefetch returns.");
