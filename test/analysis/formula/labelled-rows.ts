import type { FeatureRows } from "../../../src/analysis/formula/shape-check.ts";
import { createRandom, randomInteger } from "../../../src/random.ts";

/** Rows of a made-up log: one column x in [0, 1), labels by the given probabilities, which users and items shift alike. */
export function labelledRows(
  seed: string,
  probability: (x: number) => number,
  { users = 200, items = 300, perUser = 100, xOfItem = true, spread = 0 } = {},
): FeatureRows & { readonly x: Float64Array } {
  const random = createRandom(`labelled/${seed}`);
  const rows = users * perUser;
  const ofItem = Float64Array.from({ length: items }, random);
  const shift = (size: number) => Float64Array.from({ length: size }, () => spread * (random() - 0.5));
  const [byUser, byItem] = [shift(users), shift(items)];
  const user = Int32Array.from({ length: rows }, (_, row) => Math.floor(row / perUser));
  const item = Int32Array.from({ length: rows }, () => randomInteger(random, items));
  const x = Float64Array.from(item, (one) => (xOfItem ? ofItem[one]! : random()));
  const labels = x.map((value, row) =>
    random() < probability(value) * (1 + byUser[user[row]!]! + byItem[item[row]!]!) ? 1 : 0,
  );
  return { columns: ["x"], values: x, x, labels, users: user, items: item };
}
