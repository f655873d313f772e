import { z } from "zod";

/** A number within the range of 32 bits, which Qdrant keeps the constants of a formula in. */
export const float32 = z.number().min(-3.4e38).max(3.4e38);
