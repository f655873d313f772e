import type { Dataset } from "../domain.ts";

/** Positions of the test interactions with items that their users had not met before, of all users; ascending. */
export function judgedInteractions({
  interactions,
  items,
}: Pick<Dataset, "interactions" | "items">): Int32Array {
  const { user, item, part } = interactions;
  const pairOf = (position: number) => user[position]! * items.length + item[position]!;
  const met = new Set<number>();
  part.forEach((name, position) => {
    if (name !== "test") met.add(pairOf(position));
  });
  return Int32Array.from(user.keys()).filter(
    (position) => part[position] === "test" && !met.has(pairOf(position)),
  );
}
