import type { Query, User } from "../../domain.ts";

/** How many queries have a vector of zeros: every item is as near to it as any other. */
export function countZeroVectors(
  queries: readonly Pick<Query, "user">[],
  users: readonly Pick<User, "vector">[],
): number {
  return queries.filter(({ user }) => users[user]!.vector.every((number) => number === 0)).length;
}
