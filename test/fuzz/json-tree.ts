/**
 * JSON that can be wrong: a leaf is the text that is printed for it, and an object a list of entries, which may repeat a
 * key or call it `__proto__`.
 */
export type Tree = string | { readonly items: Tree[] } | { readonly entries: [key: string, value: Tree][] };

/** The tree of a JSON value. */
export function toTree(value: unknown): Tree {
  if (Array.isArray(value)) return { items: value.map(toTree) };
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return { entries: Object.entries(value).map(([key, each]) => [key, toTree(each)]) };
}

/** The text of a tree, on one line unless a leaf has more. */
export function printTree(tree: Tree): string {
  if (typeof tree === "string") return tree;
  if ("items" in tree) return `[${tree.items.map(printTree).join(",")}]`;
  return `{${tree.entries.map(([key, value]) => `${JSON.stringify(key)}:${printTree(value)}`).join(",")}}`;
}

/** A value within a tree: which of its parent's children it is. */
export interface Place {
  readonly parent: Exclude<Tree, string>;
  readonly index: number;
  /** Where it stands, for a reader: `features[0].path`. */
  readonly name: string;
}

/** Every place below the root, parents before their children. */
export function placesOf(tree: Tree, name = ""): Place[] {
  if (typeof tree === "string") return [];
  const names =
    "items" in tree
      ? tree.items.map((_, i) => `${name}[${i}]`)
      : tree.entries.map(([key]) => (name === "" ? key : `${name}.${key}`));
  return names.flatMap((own, index) => [
    { parent: tree, index, name: own },
    ...placesOf(valueAt({ parent: tree, index }), own),
  ]);
}

export function valueAt({ parent, index }: Pick<Place, "parent" | "index">): Tree {
  return "items" in parent ? parent.items[index]! : parent.entries[index]![1];
}

/** Puts a value at a place. */
export function setAt({ parent, index }: Place, value: Tree): void {
  if ("items" in parent) parent.items[index] = value;
  else parent.entries[index]![1] = value;
}
