import type { SyntheticParameters } from "./parameters.ts";

/** The positions of the users that the test judges: the last ones. */
export function testUsers({
  users,
  testUsers: count,
}: Pick<SyntheticParameters, "users" | "testUsers">): number[] {
  return Array.from({ length: count }, (_, i) => users - count + i);
}
