import type { Attribute } from "../domain.ts";
import { rankingQuery } from "../retrieval/query-plan.ts";
import type { LoadedModel } from "./load-model.ts";

/** A place in a request that is filled in for each user. */
export type Placeholder =
  | { readonly kind: "vector" }
  /** A list of point ids to leave out. */
  | { readonly kind: "seen" }
  | { readonly kind: "affinity"; readonly name: string; readonly key: string }
  /** A list of texts. */
  | { readonly kind: "texts"; readonly name: string }
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
  const tokens = createTokens();
  const { users, query } = saved;
  const user = {
    vector: Float32Array.of(tokens.number({ kind: "vector" })),
    affinities: mapValues(users.affinities, (keys, name) =>
      Object.fromEntries(keys.map((key) => [key, tokens.number({ kind: "affinity", name, key })])),
    ),
    attributes: mapValues(
      users.attributes,
      (kind, name): Attribute =>
        kind === "texts"
          ? [tokens.text({ kind: "texts", name }), tokens.text({ kind: "texts", name })]
          : {
              lat: tokens.number({ kind: "place", name, axis: "lat" }),
              lon: tokens.number({ kind: "place", name, axis: "lon" }),
            },
    ),
  };
  const filter = query.excludeSeen
    ? { must_not: [{ has_id: [tokens.number({ kind: "seen" })] }] }
    : undefined;
  const { depth, limit } = query;
  const request = rankingQuery(ranking, user, { depth, limit, filter });
  return substitute(request, tokens.find) as { readonly [key: string]: Template };
}

// 2^60 and 2^40: exact in 32 bits for the first million of them, and far from any weight.
const FIRST_TOKEN = 2 ** 60;
const TOKEN_STEP = 2 ** 40;

/** Values that stand for placeholders, recognisable wherever a request holds them. */
function createTokens() {
  const placeholders = new Map<number | string, Placeholder>();
  const remember = <Token extends number | string>(token: Token, placeholder: Placeholder): Token => {
    placeholders.set(token, placeholder);
    return token;
  };
  return {
    number: (placeholder: Placeholder) => remember(FIRST_TOKEN + placeholders.size * TOKEN_STEP, placeholder),
    text: (placeholder: Placeholder) => remember(`\u0000${placeholders.size}`, placeholder),
    find: (value: unknown) => placeholders.get(value as number | string),
  };
}

function substitute(value: unknown, find: (value: unknown) => Placeholder | undefined): Template {
  if (Array.isArray(value)) {
    const first = find(value[0]);
    const isList = first !== undefined && ["vector", "seen", "texts"].includes(first.kind);
    return isList ? new Slot(first) : value.map((element) => substitute(element, find));
  }
  if (typeof value === "object" && value !== null) {
    return mapValues(value as { [key: string]: unknown }, (element) => substitute(element, find));
  }
  // Texts are placeholders in lists alone: one by itself is a name, whatever it says.
  const placeholder = typeof value === "number" ? find(value) : undefined;
  return placeholder === undefined ? (value as Template) : new Slot(placeholder);
}

function mapValues<From, To>(
  record: { readonly [key: string]: From },
  change: (value: From, key: string) => To,
): { [key: string]: To } {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}
