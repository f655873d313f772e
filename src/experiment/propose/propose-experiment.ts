import type { Dataset, User, VectorSpace } from "../../domain.ts";
import { payloadValue, splitPath } from "../../features/payload-path.ts";
import { type DescribedPath, describePayload } from "./describe-payload.ts";
import { type ProposedFeature, proposeFeatures } from "./propose-features.ts";

/** What is known of the data that an experiment is proposed for. */
export interface ProposalData extends Pick<Dataset, "name" | "dimensions" | "items"> {
  /** The vectors that can be searched together. */
  readonly spaces: readonly VectorSpace[];
  /** How dense vectors are compared. */
  readonly distance: "Cosine" | "Dot";
  /** Users and labels, where there are any yet. */
  readonly judged?:
    | Pick<Dataset, "users" | "interactions" | "labelsFrom" | "partsOf" | "positiveFrom">
    | undefined;
  /** Paths of numbers that the last run had in the wrong shape. */
  readonly misshapen: readonly string[];
}

/** An experiment file, as it is written. */
export type ProposedExperiment = { readonly [key: string]: unknown };

/**
 * Proposes a first experiment on some data, for a person to prune: what retrieves, what may be returned at all, and a feature
 * for all that could tell relevant items from others.
 *
 * @param dataset The dataset's folder, relative to the experiment's file.
 */
export function proposeExperiment(data: ProposalData, name: string, dataset: string): ProposedExperiment {
  const { items, distance, judged } = data;
  const users = judged?.users ?? [];
  const paths = describePayload(items);
  const retrievers = searchable(data, users);
  const only = judged === undefined ? [] : proposeConstraints(paths, items, judged);
  const constrained = new Set(only.map(({ path }) => path));
  const scores = retrievers.map(
    (of): ProposedFeature => ({
      kind: "prefetch-score",
      ...(retrievers.length > 1 && { of }),
      comment: retrievers.length > 1 ? `what ${of} scores` : "the similarity",
    }),
  );
  const features = proposeFeatures(paths, users, data.misshapen).filter(
    ({ path }) => !constrained.has(path as string),
  );
  const isSingle = retrievers.length === 1 && retrievers[0] === DEFAULT_NAME;
  return {
    $schema: "./experiment.schema.json",
    name,
    dataset,
    retrieval: {
      ...(!isSingle && { retrievers: retrievers.map((retriever) => ({ name: retriever })) }),
      ...(distance !== "Cosine" && { distance }),
      ...(only.length > 0 && { only }),
    },
    training: learnsFromImpressions(judged)
      ? { source: "impressions" }
      : { source: "candidates", depth: deepest(items.length) },
    features: [...scores, ...features],
    ranking: {
      form: "logit",
      depths: depthsFor(items.length),
      measures: ["nDCG@10", "P@10"],
      headline: "nDCG@10",
    },
  };
}

/** The name of the only retriever where none is declared. */
const DEFAULT_NAME = "vector";

/** The names of the vectors that every user can search with; the default's for those without a name. */
function searchable(
  { dimensions, spaces }: Pick<ProposalData, "dimensions" | "spaces">,
  users: readonly User[],
): string[] {
  const known = spaces.filter(({ name }) => users.every(({ vectors }) => vectors?.[name] !== undefined));
  const names = known.map(({ name }) => name);
  return dimensions > 0 ? [DEFAULT_NAME, ...names] : names;
}

/** Greatest depths of a first experiment. */
const DEPTHS = [20, 50, 100];

function depthsFor(items: number): number[] {
  const fitting = DEPTHS.filter((depth) => depth <= items / 2);
  return fitting.length > 0 ? fitting : [Math.min(10, items)];
}

function deepest(items: number): number {
  return depthsFor(items).at(-1)!;
}

/** Impressions say what was not wanted, too. */
function learnsFromImpressions(judged: ProposalData["judged"]): boolean {
  if (judged === undefined || judged.labelsFrom === "qrels" || judged.partsOf === "users") return false;
  const { label, part } = judged.interactions;
  return label.some((value, i) => part[i] === "train" && value < judged.positiveFrom);
}

/** From this share of the positives on, what they have in common with their users is taken for a rule. */
const RULE = 0.99;

/** Keywords that all but every positive shares with its user are a rule on what may be returned, such as the language. */
function proposeConstraints(
  paths: readonly DescribedPath[],
  items: ProposalData["items"],
  { users, interactions: { user, item, label }, positiveFrom }: NonNullable<ProposalData["judged"]>,
) {
  const positives = Array.from(label.keys()).filter((i) => label[i]! >= positiveFrom);
  return paths.flatMap(({ kind, path }) => {
    if (kind !== "texts" || !users.every(({ attributes }) => attributes?.[path] !== undefined)) return [];
    const keys = splitPath(path);
    const shared = positives.filter((i) => {
      const has = [payloadValue(items[item[i]!]!.payload, keys)].flat();
      return [users[user[i]!]!.attributes![path]].flat().some((text) => has.includes(text as string));
    });
    return positives.length > 0 && shared.length >= RULE * positives.length
      ? [{ kind: "keyword", path, attribute: path }]
      : [];
  });
}
