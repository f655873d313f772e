import { z } from "zod";
import { constraintKind } from "./constraint-kind.ts";

/** Nothing that the user met before. */
export const unseenConstraint = constraintKind(
  z
    .strictObject({ kind: z.literal("unseen") })
    .describe("Nothing that the user interacted with before the test part."),
  () => ({ description: "are unseen", excludedItems: ({ seen }) => seen }),
);
