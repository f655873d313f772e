import fc from "fast-check";
import { type Place, placesOf, setAt, type Tree, valueAt } from "./json-tree.ts";
import { nastyJson, nastyNumber, nastyText } from "./nasty.ts";

/** One thing to do to a tree; the place is taken modulo the number of places there are. */
export interface Edit {
  readonly place: number;
  readonly change: Change;
}

type Change =
  | { readonly put: string }
  /** What keeps a number a number, and a text a text. */
  | { readonly number: string; readonly text: string; readonly flag: boolean }
  /** Another number in the place of one. */
  | { readonly tune: string }
  | { readonly rename: string }
  | { readonly add: string; readonly value: string }
  | { readonly copyFrom: number }
  | { readonly wrap: "array" | "object" }
  | "remove"
  | "repeat"
  | "exchange";

/**
 * One to three edits, most often one: what is refused for one reason hides others.
 *
 * @param words Texts that mean something in such a file.
 */
export function editsAmong(words: readonly string[]): fc.Arbitrary<readonly Edit[]> {
  const text = fc.oneof(nastyText, fc.constantFrom(...words));
  const edit: fc.Arbitrary<Edit> = fc.record({ place: fc.nat(100_000), change: changeWith(text) });
  return fc.oneof(
    { weight: 3, arbitrary: fc.tuple(edit) },
    { weight: 1, arbitrary: fc.array(edit, { minLength: 2, maxLength: 3 }) },
  );
}

function changeWith(text: fc.Arbitrary<string>): fc.Arbitrary<Change> {
  return fc.oneof(
    { weight: 7, arbitrary: nastyNumber.map((tune) => ({ tune })) },
    { weight: 9, arbitrary: fc.record({ number: nastyNumber, text, flag: fc.boolean() }) },
    { weight: 3, arbitrary: nastyJson.map((put) => ({ put })) },
    { weight: 2, arbitrary: text.map((rename) => ({ rename })) },
    { weight: 2, arbitrary: fc.record({ add: text, value: nastyJson }) },
    { weight: 1, arbitrary: fc.nat(100_000).map((copyFrom) => ({ copyFrom })) },
    { weight: 1, arbitrary: fc.constantFrom({ wrap: "array" } as const, { wrap: "object" } as const) },
    { weight: 2, arbitrary: fc.constantFrom("remove", "repeat", "exchange") },
  );
}

/**
 * Changes a tree in place.
 *
 * @returns What was done and where, for a reader.
 */
export function applyEdit(tree: Tree, { place: number, change }: Edit): string {
  const tunes = typeof change === "object" && "tune" in change;
  const places = placesOf(tree).filter((place) => !tunes || isNumber(valueAt(place)));
  if (places.length === 0) return "nothing: there is no place";
  const place = places[number % places.length]!;
  if (change === "remove" || change === "repeat") {
    const siblings: unknown[] = "items" in place.parent ? place.parent.items : place.parent.entries;
    if (change === "remove") siblings.splice(place.index, 1);
    else siblings.splice(place.index, 0, structuredClone(siblings[place.index]));
    return `${place.name}: ${change}`;
  }
  if (change === "exchange") return exchangeWithNext(place);
  if ("rename" in change) {
    if ("entries" in place.parent) place.parent.entries[place.index]![0] = change.rename;
    else setAt(place, JSON.stringify(change.rename));
    return `${place.name}: called ${JSON.stringify(change.rename)}`;
  }
  if ("add" in change) {
    const value = valueAt(place);
    if (typeof value === "object" && "entries" in value) value.entries.push([change.add, change.value]);
    else if (typeof value === "object") value.items.push(change.value);
    else setAt(place, change.value);
    return `${place.name}: with ${JSON.stringify(change.add)} = ${brief(change.value)}`;
  }
  if ("copyFrom" in change) {
    const source = places[change.copyFrom % places.length]!;
    setAt(place, structuredClone(valueAt(source)));
    return `${place.name}: as ${source.name}`;
  }
  if ("wrap" in change) {
    const value = valueAt(place);
    setAt(place, change.wrap === "array" ? { items: [value] } : { entries: [["a", value]] });
    return `${place.name}: in an ${change.wrap}`;
  }
  const put = tunes ? change.tune : "put" in change ? change.put : alike(valueAt(place), change);
  setAt(place, put);
  return `${place.name} = ${brief(put)}`;
}

function isNumber(value: Tree): boolean {
  return typeof value === "string" && /^[-\d]/.test(value);
}

function alike(value: Tree, { number, text, flag }: { number: string; text: string; flag: boolean }): string {
  if (value === "true" || value === "false") return String(flag);
  if (typeof value === "string" && !value.startsWith('"')) return number;
  return JSON.stringify(text);
}

function exchangeWithNext({ parent, index, name }: Place): string {
  const siblings: unknown[] = "items" in parent ? parent.items : parent.entries;
  const next = (index + 1) % siblings.length;
  [siblings[index], siblings[next]] = [siblings[next], siblings[index]];
  return `${name}: in the place of its neighbour`;
}

function brief(text: string): string {
  return text.length > 80 ? `${text.slice(0, 60)}… (${text.length} characters)` : text;
}
