import type { Bm25Vectors, Dataset, Item, Json, User, VectorSpace } from "../../domain.ts";
import type { ProblemList } from "../../problem-list.ts";
import { property } from "../../qdrant-rules/json-object.ts";
import { mean } from "../../statistics/mean.ts";
import { bm25Embedder } from "./bm25-embedder.ts";

type Texts = Pick<Dataset, "items" | "users" | "vectorSpaces">;

/**
 * Gives items and users the vectors that are made of their texts, and the spaces the average length that was measured.
 *
 * @param problems Is told of users without a text, and of spaces for which no item has one.
 */
export function fillBm25({ items, users, vectorSpaces }: Texts, problems: ProblemList): Texts {
  let filled: Texts = { items, users, vectorSpaces };
  for (const { name, bm25 } of vectorSpaces) {
    if (bm25 !== undefined) filled = fillSpace(filled, name, bm25, problems);
  }
  return filled;
}

function fillSpace(
  { items, users, vectorSpaces }: Texts,
  name: string,
  bm25: Bm25Vectors,
  problems: ProblemList,
): Texts {
  const { words, document } = bm25Embedder(bm25);
  const texts = items.map((item) => textOf(item, bm25.fields));
  const lengths = texts.map((text) => words(text).length).filter((length) => length > 0);
  if (lengths.length === 0) {
    problems.add(
      `vectors.${name}: no item has a word in ${bm25.fields.join(" or ")}; name by "fields" the payload keys that hold texts`,
    );
    return { items, users, vectorSpaces };
  }
  const averageLength = bm25.averageLength ?? mean(lengths);
  return {
    items: items.map((item, i) => {
      const vector = document(texts[i]!, averageLength);
      return vector.indices.length === 0 ? item : { ...item, vectors: { ...item.vectors, [name]: vector } };
    }),
    users: queriesInWords(users, name, bm25, problems),
    vectorSpaces: vectorSpaces.map(
      (space): VectorSpace => (space.name === name ? { ...space, bm25: { ...bm25, averageLength } } : space),
    ),
  };
}

/** Gives users the vectors of their texts. */
export function queriesInWords(
  users: readonly User[],
  name: string,
  bm25: Pick<Bm25Vectors, "language" | "k" | "b">,
  problems: ProblemList,
): User[] {
  const { query } = bm25Embedder(bm25);
  return users.map((user) => {
    if (user.text === undefined) {
      problems.add(`user ${user.id}: has no text, of which its vector ${name} is made`);
      return user;
    }
    return { ...user, vectors: { ...user.vectors, [name]: query(user.text) } };
  });
}

/** The texts of an item, with a space between. */
function textOf({ title, payload }: Item, fields: readonly string[]): string {
  const texts = fields.flatMap((field) => {
    const held = field.split(".").reduce<Json | undefined>(property, payload);
    return held === undefined && field === "title" ? (title ?? []) : textsIn(held);
  });
  return texts.join(" ");
}

function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.flatMap(textsIn) : [];
}
