import { z } from "zod";

/** What reports call a retriever or a system. */
export const systemName = z
  .string()
  .max(100)
  .regex(/^[a-z0-9][a-z0-9-]*$/, "must be made of lower-case letters, digits and hyphens")
  .describe("What reports call it.");
