import type { Dataset } from "../domain.ts";
import { inputError } from "../errors.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { completeSpecs } from "../features/complete-specs.ts";
import { createFeatures } from "../features/create-features.ts";
import type { Feature } from "../features/feature.ts";
import type { FeatureSpec } from "../features/feature-spec.ts";
import { type ScoreSources, scoreSources } from "../features/score-sources.ts";
import {
  asVectors,
  MOST_AFFINITY_KEYS,
  type WideAffinity,
  wideAffinities,
} from "../features/wide-affinities.ts";

/** The features of a run, with all that the experiment leaves to the data. */
export interface SettledFeatures {
  readonly specs: readonly FeatureSpec[];
  /** What scores the candidates. */
  readonly sources: ScoreSources;
  readonly features: readonly Feature[];
  /** The affinities that are computed as vectors. */
  readonly replaced: readonly WideAffinity[];
}

/**
 * Makes the features of an experiment. An affinity over very many keys becomes an `affinity-vector`, since each of its
 * keys would take a payload index and a term of every formula.
 *
 * @param onNote Is told, in a line, what a person should know.
 * @throws HarnessError `input` where such an affinity is to be computed in an existing collection, which may lack the
 * vector; and as `createFeatures` does.
 */
export function settleFeatures(
  { features: given, retrieval }: Pick<Experiment, "features" | "retrieval">,
  { items, users }: Pick<Dataset, "items" | "users">,
  onNote: (line: string) => void,
): SettledFeatures {
  const wide = wideAffinities(given, users);
  const { collection } = retrieval;
  if (collection !== undefined && wide.length > 0) {
    throw inputError(
      wide.map(
        ({ feature, keys, path }) =>
          `features: ${feature} reads ${keys} keys, and would take as many payload indexes and terms of each query; with more than ${MOST_AFFINITY_KEYS} make it { "kind": "affinity-vector", "path": ${JSON.stringify(path)} }, and give collection ${collection} a vector ${path} that holds the numbers of the map`,
      ),
    );
  }
  for (const { feature, asVector, keys } of wide) {
    onNote(
      `${feature} reads ${keys} keys, more than ${MOST_AFFINITY_KEYS}: it is computed as ${asVector}, by a further vector of the items`,
    );
  }
  const specs = completeSpecs(asVectors(given, wide), items);
  const sources = scoreSources(
    specs,
    retrieval.retrievers.map(({ name }) => name),
  );
  return { specs, sources, features: createFeatures(specs, sources), replaced: wide };
}
