import type { Item, User } from "../../src/domain.ts";
import { similarity } from "../../src/model/similarity.ts";

/** What the only retriever scores an item: the cosine of the two vectors. */
export function byCosine(user: Pick<User, "vector">, item: Pick<Item, "vector">): [number] {
  return [similarity("Cosine", user.vector, item.vector)];
}
