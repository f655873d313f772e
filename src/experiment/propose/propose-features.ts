import { mean, quantileSorted } from "simple-statistics";
import type { Attribute, User } from "../../domain.ts";
import type { FeatureSpec } from "../../features/feature-spec.ts";
import { haversineDistance, readGeoPoint } from "../../qdrant-rules/geo.ts";
import type { DescribedPath } from "./describe-payload.ts";

/** A feature as a person may write it: what has a default may be left out. */
export type ProposedFeature = { readonly kind: FeatureSpec["kind"]; readonly comment: string } & {
  readonly [key: string]: unknown;
};

/** What users are known by. */
export type KnownUser = Pick<User, "affinities" | "attributes">;

/** A mean so many times above the median is that of a long tail. */
const LONG_TAIL = 1.5;

/** Paths that fewer items have are left to their author. */
const FEWEST = 0.05;

/**
 * Proposes a feature for each payload path that could tell relevant items from others, by what the items hold there, with
 * the reason.
 *
 * @param misshapen Paths of numbers that the last run had in the wrong shape.
 */
export function proposeFeatures(
  paths: readonly DescribedPath[],
  users: readonly KnownUser[],
  misshapen: readonly string[] = [],
): ProposedFeature[] {
  return paths
    .filter(({ share }) => share >= FEWEST)
    .flatMap((path) => proposeFor(path, users, misshapen) ?? []);
}

function proposeFor(
  described: DescribedPath,
  users: readonly KnownUser[],
  misshapen: readonly string[],
): ProposedFeature | undefined {
  const { path } = described;
  const of = shareInWords(described.share);
  switch (described.kind) {
    case "numbers":
      return described.areIds ? undefined : proposeNumber(described, misshapen.includes(path), of);
    case "booleans":
      return { kind: "boolean", path, comment: `true or false, in ${of}` };
    case "dates":
      return proposeRecency(path, described.sorted, of);
    case "maps": {
      const name = affinityLike(path, described.keys, users);
      if (name === undefined) return undefined;
      const comment = `a map of ${described.keys.size} keys, in ${of}, of which users have affinities`;
      return { kind: "affinity", path, ...(name !== path && { affinity: name }), comment };
    }
    case "texts": {
      const attribute = attributeLike(path, users, (value) =>
        [value].flat().some((text) => typeof text === "string" && described.distinct.has(text)),
      );
      if (attribute === undefined) return undefined;
      const comment = `${described.distinct.size} keywords, in ${of}, some of which users have too`;
      return { kind: "match", path, ...(attribute !== path && { attribute }), comment };
    }
    case "places": {
      const attribute = attributeLike(path, users, (value) => placeOf(value) !== undefined);
      if (attribute === undefined) return undefined;
      return proposeDistance(path, attribute, { places: described.places, users }, of);
    }
  }
}

function proposeNumber(
  { path, sorted, share }: Extract<DescribedPath, { kind: "numbers" }>,
  isMisshapen: boolean,
  of: string,
): ProposedFeature | undefined {
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  if (low === high) return undefined; // the same for all
  const kind = "payload-number";
  const needsDefault = share < 1 && low > 0; // 0 is the usual one
  const range = `${round(low)} to ${round(high)}, in ${of}`;
  const [median, average] = [quantileSorted(sorted, 0.5), mean([...sorted])];
  if (isMisshapen) {
    const edges = [...new Set([0.2, 0.4, 0.6, 0.8].map((p) => Math.fround(quantileSorted(sorted, p))))];
    const comment = `${range}; the last run found no straight line in it: bins at its fifths`;
    return { kind: "payload-bins", path, edges: edges.map(round), comment };
  }
  if (low >= 0 && average > LONG_TAIL * median && high > 10) {
    return {
      kind,
      path,
      transform: "log1p",
      comment: `${range}, with a long tail: mean ${round(average)}, median ${round(median)}`,
    };
  }
  return {
    kind,
    path,
    ...(needsDefault && { default: round(median) }),
    comment: `${range}${needsDefault ? "; the median stands in for a missing one" : ""}`,
  };
}

function proposeRecency(path: string, sorted: readonly number[], of: string): ProposedFeature | undefined {
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  if (first === last) return undefined;
  const days = (last - quantileSorted([...sorted], 0.5)) / 86_400;
  return {
    kind: "recency",
    path,
    halfLifeDays: Math.max(0.01, round(days)),
    now: day(last),
    comment: `dates from ${day(first)} to ${day(last)}, in ${of}; the half-life is the median age at the latest`,
  };
}

function proposeDistance(
  path: string,
  attribute: string,
  {
    places,
    users,
  }: {
    readonly places:
      | Parameters<typeof haversineDistance>[0][]
      | readonly Parameters<typeof haversineDistance>[0][];
    readonly users: readonly KnownUser[];
  },
  of: string,
): ProposedFeature {
  const homes = users.flatMap(({ attributes }) => placeOf(attributes?.[attribute]) ?? []);
  const distances = homes
    .slice(0, 100)
    .flatMap((home) => places.slice(0, 100).map((place) => haversineDistance(home, place) / 1000));
  const halfDistanceKm = Math.max(
    0.01,
    round(
      quantileSorted(
        distances.sort((a, b) => a - b),
        0.25,
      ),
    ),
  );
  const comment = `places, in ${of}; a quarter of them are nearer than the half distance`;
  return { kind: "distance", path, attribute, halfDistanceKm, comment };
}

/** The affinities of users that are over the keys of a map: those of its path, or those that share most keys. */
function affinityLike(
  path: string,
  keys: ReadonlySet<string>,
  users: readonly KnownUser[],
): string | undefined {
  const names = [...new Set(users.flatMap(({ affinities }) => Object.keys(affinities)))];
  const shares = (name: string) =>
    users.some(({ affinities }) => Object.keys(affinities[name] ?? {}).some((key) => keys.has(key)));
  return [path, ...names].find((name) => names.includes(name) && shares(name));
}

/** The attribute of users that is like the values of a path: that of its name, or the first that fits. */
function attributeLike(
  path: string,
  users: readonly KnownUser[],
  fits: (value: Attribute) => boolean,
): string | undefined {
  const names = [...new Set(users.flatMap(({ attributes = {} }) => Object.keys(attributes)))];
  const has = (name: string) =>
    users.some(({ attributes }) => attributes?.[name] !== undefined && fits(attributes[name]!));
  return [path, ...names].find((name) => names.includes(name) && has(name));
}

function placeOf(value: Attribute | undefined) {
  return typeof value === "object" && !Array.isArray(value) ? readGeoPoint(value as never) : undefined;
}

function day(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}

/** To three digits, which a person can read. */
export function round(number: number): number {
  return Number(number.toPrecision(3));
}

function shareInWords(share: number): string {
  return share === 1 ? "every item" : `${Math.round(100 * share)} % of the items`;
}
