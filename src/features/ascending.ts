import { z } from "zod";
import { float32 } from "./float32-schema.ts";

/** Numbers that ascend, each as a 32-bit float of its own: knots and edges. */
export const ascending = z
  .array(float32)
  .min(1)
  .max(100)
  .superRefine((values, context) => {
    values.forEach((value, i) => {
      const previous = values[i - 1];
      if (previous !== undefined && Math.fround(value) <= Math.fround(previous)) {
        context.addIssue({
          code: "custom",
          path: [i],
          message: `must be more than the one before it (${previous}) by more than 32-bit rounding, got ${value}`,
        });
      }
    });
  });
