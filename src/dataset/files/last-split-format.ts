import { z } from "zod";

/** The last interactions of each user are judged. */
export const byLast = z.strictObject({
  by: z
    .literal("last")
    .describe("The last interactions of each user by `time` are judged; leave-one-out by default."),
  tune: z.int().min(0).default(1).describe("How many before the last are for tune."),
  test: z.int().min(1).default(1).describe("How many of the last are for the test."),
});
