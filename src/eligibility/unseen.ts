import type { Constraint } from "./constraint.ts";

/**
 * Nothing that the user met before. It names its items one by one, so they are settled once, at the split:
 * `Query.excluded`.
 */
export const unseen: Constraint = {
  condition: ({ excluded }, idOf) =>
    excluded.length === 0 ? undefined : { must_not: [{ has_id: Array.from(excluded, idOf) }] },
  allows: ({ excluded }, item) => !excluded.includes(item),
};
