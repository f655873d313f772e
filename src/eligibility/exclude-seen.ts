import { type ConstraintSpec, constraintSpec } from "./constraint-kinds.ts";

const UNSEEN: ConstraintSpec = constraintSpec.parse({ kind: "unseen" });

/** Constraints with what `"excludeSeen": true` is short for. */
export function withSeenExcluded(excludeSeen: boolean, only: readonly ConstraintSpec[]): ConstraintSpec[] {
  return excludeSeen && !only.some(({ kind }) => kind === UNSEEN.kind) ? [UNSEEN, ...only] : [...only];
}
