import { z } from "zod";

/** Text that names something, for a person to read and Qdrant to store: one line, at most 200 characters. */
export const nameText = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, "must be one line of text without control characters");
