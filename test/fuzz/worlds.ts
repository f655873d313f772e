import fc from "fast-check";
import { type Tree, toTree } from "./json-tree.ts";
import { applyEdit, editsAmong } from "./mutate-json.ts";
import { interactions, items, manifests, users } from "./tiny-files.ts";

/** The parts of a dataset that are rows. */
export const ROWS = ["items", "users", "interactions"] as const;

export type Part = "manifest" | (typeof ROWS)[number];

/** A dataset as trees; a part of rows is a list. */
export type World = { readonly [part in Part]: Tree };

const edits = editsAmong([
  "topics",
  "jazz",
  "quality",
  "views",
  "home",
  "en",
  "u1",
  "train",
  "tune",
  "test",
  "text",
]);

/** A part to change; rows more often than the manifest, since there are more ways to. */
export const part = fc.constantFrom<Part>("manifest", ...ROWS, ...ROWS);

/**
 * A world after one to three changes, and what they were.
 *
 * @param ending Of the files of rows, as the manifest names them.
 */
export function changedWorld(ending: string) {
  const parts = fc.array(part, { minLength: 3, maxLength: 3 });
  return fc
    .record({ split: fc.constantFrom("part" as const, "time" as const), parts, edits })
    .map(({ split, parts, edits }): { readonly world: World; readonly story: readonly string[] } => {
      const files = Object.fromEntries(ROWS.map((rows) => [rows, `${rows}.${ending}`]));
      const world: World = {
        manifest: toTree({ ...manifests[split], files }),
        items: toTree(items),
        users: toTree(users),
        interactions: toTree(
          interactions.map(({ part, time, ...row }) =>
            split === "part" ? { ...row, part } : { ...row, time },
          ),
        ),
      };
      const changes = edits.map((edit, i) => `${parts[i]} ${applyEdit(world[parts[i]!], edit)}`);
      return { world, story: [`split by ${split}`, ...changes] };
    });
}
