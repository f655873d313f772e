import { z } from "zod";

/** Depth M, wherever an experiment has one. */
export const depth = z.int().min(1).describe("Depth M: how many candidates the prefetch returns.");
