import { type Slice, slicesByAttributes, slicesByTercile } from "../scoring/slices.ts";
import type { Evaluation } from "./evaluation.ts";

/** The slices of an experiment's queries: by how much training knows of the user, and by every attribute. */
export function sliceQueries({ dataset, split }: Pick<Evaluation, "dataset" | "split">): Slice[] {
  const { users, interactions } = dataset;
  const trainedOn = new Int32Array(users.length);
  for (const position of split.train) trainedOn[interactions.user[position]!]! += 1;
  return [
    ...slicesByTercile(
      "training interactions",
      Int32Array.from(split.queries, ({ user }) => trainedOn[user]!),
    ),
    ...slicesByAttributes(split.queries.map(({ user }) => users[user]!.attributes)),
  ];
}
