import type { Item, Query, User } from "../../domain.ts";

/** Whether a dense vector is all zeros, without a direction; a vector without numbers is none. */
export function hasZeroVector({ vector, vectors = {} }: Pick<User | Item, "vector" | "vectors">): boolean {
  return [vector, ...Object.values(vectors)].some(
    (one) => one instanceof Float32Array && one.length > 0 && one.every((number) => number === 0),
  );
}

/** How many queries have a vector of zeros: every item is as near to it as any other. */
export function countZeroVectors(
  queries: readonly Pick<Query, "user">[],
  users: readonly Pick<User, "vector" | "vectors">[],
): number {
  return queries.filter(({ user }) => hasZeroVector(users[user]!)).length;
}
