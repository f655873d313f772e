import type { Attribute, NamedVectors } from "../domain.ts";
import { type Filter, rankingQuery } from "../retrieval/query-plan.ts";
import { eligibilityFilter } from "./eligibility-filter.ts";
import type { LoadedModel } from "./load-model.ts";
import type { SavedModel } from "./saved-model.ts";

type SavedRetriever = NonNullable<SavedModel["query"]["retrievers"]>[number];

/** A place in a request that is filled in for each user. */
export type Placeholder =
  /** A list of numbers: the vector of that name, or the one without. */
  | { readonly kind: "vector"; readonly name?: string }
  /** A list of numbers of a sparse vector. */
  | { readonly kind: "indices" | "values"; readonly name: string }
  /** A list of point ids to leave out. */
  | { readonly kind: "seen" }
  | { readonly kind: "affinity"; readonly name: string; readonly key: string }
  /** A list of texts. */
  | { readonly kind: "texts"; readonly name: string }
  /** The first of such a list. */
  | { readonly kind: "text"; readonly name: string }
  | { readonly kind: "number" | "boolean"; readonly name: string }
  | { readonly kind: "place"; readonly name: string; readonly axis: "lat" | "lon" };

/** A JSON value with placeholders. */
export type Template =
  | null
  | boolean
  | number
  | string
  | Slot
  | readonly Template[]
  | { readonly [key: string]: Template };

/** Stands in a template where a placeholder is. */
export class Slot {
  readonly placeholder: Placeholder;
  constructor(placeholder: Placeholder) {
    this.placeholder = placeholder;
  }
}

/**
 * The ranking request of a model for a user who is yet to come: what `rankingQuery` makes for a user whose every number
 * and text is a token of its own, with each token turned into its placeholder. So it is the same request, whatever
 * the features are.
 */
export function requestTemplate({ saved, ...ranking }: LoadedModel): { readonly [key: string]: Template } {
  const tokens = createTokens(JSON.stringify(saved));
  const { users, query } = saved;
  const place = (name: string) => ({
    lat: tokens.number({ kind: "place", name, axis: "lat" }),
    lon: tokens.number({ kind: "place", name, axis: "lon" }),
  });
  const vectorTokens = ({ kind, space }: SavedRetriever): [string, NamedVectors[string]][] => {
    if (space === undefined) return [];
    if (kind === "dense") return [[space, Float32Array.of(tokens.number({ kind: "vector", name: space }))]];
    // A token is more than an index of 32 bits, and goes into a request all the same.
    const indices = [tokens.number({ kind: "indices", name: space })] as unknown as Uint32Array;
    return [[space, { indices, values: Float32Array.of(tokens.number({ kind: "values", name: space })) }]];
  };
  const user = {
    vector: Float32Array.of(tokens.number({ kind: "vector" })),
    vectors: Object.fromEntries((query.retrievers ?? []).flatMap(vectorTokens)),
    affinities: mapValues(users.affinities, (keys, name) =>
      Object.fromEntries(keys.map((key) => [key, tokens.number({ kind: "affinity", name, key })])),
    ),
    // Features read texts and places.
    attributes: mapValues(users.attributes, (kind, name): Attribute => {
      if (kind === "place") return place(name);
      return [tokens.text({ kind: "texts", name }), tokens.text({ kind: "texts", name })];
    }),
  };
  const asked = {
    attributes: mapValues(users.attributes, (kind, name): Attribute => {
      switch (kind) {
        case "texts":
          return user.attributes[name]!;
        case "place":
          return place(name);
        case "number":
          return tokens.number({ kind, name });
        default:
          return tokens.text({ kind, name });
      }
    }),
  };
  const filter = eligibilityFilter({ saved }, asked, [tokens.number({ kind: "seen" })]);
  const { depth, limit } = query;
  const request = rankingQuery(ranking, user, { depth, limit, filter });
  return substitute(request, { find: tokens.find, filter }) as { readonly [key: string]: Template };
}

// 2^60 and 2^40: exact in 32 bits for the first million of them, and far from any weight.
const FIRST_TOKEN = 2 ** 60;
const TOKEN_STEP = 2 ** 40;

/**
 * Values that stand for placeholders, recognisable wherever a request holds them.
 *
 * @param model In which no text begins as tokens do.
 */
function createTokens(model: string) {
  let mark = "\u0000";
  while (model.includes(JSON.stringify(mark).slice(1, -1))) mark += "\u0000";
  const placeholders = new Map<number | string, Placeholder>();
  const remember = <Token extends number | string>(token: Token, placeholder: Placeholder): Token => {
    placeholders.set(token, placeholder);
    return token;
  };
  return {
    number: (placeholder: Placeholder) => remember(FIRST_TOKEN + placeholders.size * TOKEN_STEP, placeholder),
    text: (placeholder: Placeholder) => remember(`${mark}${placeholders.size}`, placeholder),
    find: (value: unknown) => placeholders.get(value as number | string),
  };
}

interface Substitution {
  readonly find: (value: unknown) => Placeholder | undefined;
  /** Of the request: the same object wherever it is. */
  readonly filter: Filter | undefined;
}

/**
 * Outside of the filter, texts are placeholders in lists alone: one by itself is a name, whatever it says. And numbers are as
 * short there as 32 bits allow, which is what Qdrant keeps of a formula's constants; a filter's are exact.
 */
function substitute(value: unknown, { find, filter }: Substitution, inFilter = false): Template {
  const within = inFilter || (filter !== undefined && value === filter);
  const inside = (element: unknown) => substitute(element, { find, filter }, within);
  if (Array.isArray(value)) {
    const first = find(value[0]);
    const isList =
      first !== undefined && ["vector", "indices", "values", "seen", "texts"].includes(first.kind);
    if (isList) return new Slot(first);
    // A list of the user's one text is that of all their texts.
    if (first?.kind === "text" && value.length === 1) return new Slot({ kind: "texts", name: first.name });
    return value.map(inside);
  }
  if (typeof value === "object" && value !== null) {
    return mapValues(value as { [key: string]: unknown }, inside);
  }
  const placeholder = typeof value === "number" || within ? find(value) : undefined;
  if (placeholder !== undefined) return new Slot(placeholder);
  return typeof value === "number" && !within ? shortest32(value) : (value as Template);
}

/** The number of the fewest decimals that is the same in 32 bits. */
function shortest32(value: number): number {
  if (Math.fround(value) !== value) return value;
  for (let digits = 6; digits < 10; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return value;
}

function mapValues<From, To>(
  record: { readonly [key: string]: From },
  change: (value: From, key: string) => To,
): { [key: string]: To } {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}
