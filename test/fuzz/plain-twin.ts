import type { SavedModel } from "../../src/deployment/saved-model.ts";

/** Texts with a meaning of their own, by the key that holds them. */
const WORDS = ["kind", "form", "transform", "decay", "now"];

/** The same model with a plain word in place of every text that comes from data: equal texts, equal words. */
export function plainTwin(saved: SavedModel): SavedModel {
  const words = new Map<string, string>();
  const plain = (text: string): string => {
    const word = words.get(text) ?? `word${words.size}`;
    words.set(text, word);
    return word;
  };
  const rename = (record: object): object =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [plain(key), value]));
  const replace = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return WORDS.includes(key) ? value : plain(value);
    if (Array.isArray(value)) return value.map((each) => replace(each, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([own, each]) => [own, replace(each, own)]));
  };
  const { users, ...rest } = saved;
  const affinities = Object.entries(users.affinities).map(([name, keys]) => [name, keys.map(plain)]);
  return {
    ...(replace(rest, "") as SavedModel),
    users: { affinities: rename(Object.fromEntries(affinities)), attributes: rename(users.attributes) },
  } as SavedModel;
}
