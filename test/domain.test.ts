import { expect, it } from "vitest";
import type { ItemNumber, QueryNumber, UserNumber } from "../src/domain.ts";

it("has the compiler keep the positions of queries, users and items apart", () => {
  const query: QueryNumber = 2;
  // @ts-expect-error: the second query need not be the second user
  const user: UserNumber = query;
  // @ts-expect-error: a user is no item
  const item: ItemNumber = user;
  expect(item).toBe(2);
});
