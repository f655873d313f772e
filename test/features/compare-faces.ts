import type { Dataset, Item, User } from "../../src/domain.ts";
import { createEligibility } from "../../src/eligibility/eligibility.ts";
import type { Feature } from "../../src/features/feature.ts";
import { type FormulaForm, formulaScore } from "../../src/model/formula.ts";
import type { LinearModel } from "../../src/model/linear-model.ts";
import { connect } from "../../src/qdrant/client.ts";
import { seedCollection } from "../../src/qdrant/seed-collection.ts";
import { rerank } from "../../src/retrieval/rank-by-formula.ts";
import { retrieveCandidates, type SearchSession } from "../../src/retrieval/search-session.ts";
import { bareDataset } from "../dataset/bare-dataset.ts";
import { ownRetriever } from "../retrieval/own-retriever.ts";

/** A score of the formula, as Qdrant and as TypeScript compute it. */
export interface FacePair {
  readonly user: User;
  readonly item: Item;
  readonly qdrant: number;
  readonly typescript: number;
}

/** The formula that the features stand in. */
export interface Formula {
  readonly form?: FormulaForm;
  readonly model?: LinearModel;
}

/** Items and users in Qdrant, to rank the ones for the others by formulas. */
export interface SeededWorld extends AsyncDisposable {
  /** Ranks the nearest items for all users in Qdrant, and computes the same scores from the features' values. */
  compareFaces(features: readonly Feature[], depth: number, formula?: Formula): Promise<FacePair[]>;
}

/** Uploads a world, indexed for all features that it will be ranked by. */
export async function seedWorld(
  url: string,
  { items, users }: Pick<Dataset, "items" | "users">,
  features: readonly Feature[],
): Promise<SeededWorld> {
  const connection = await connect({ url, kind: "embedded", description: "" });
  const dataset = bareDataset("faces", items, users);
  const collection = await seedCollection(connection, dataset, {
    experiment: "faces",
    distance: "Cosine",
    features,
  });
  const { client } = connection;
  const eligibility = createEligibility([], dataset);
  const retrievers = ownRetriever(dataset, collection);
  const session: SearchSession = {
    client,
    collection,
    dataset,
    retrievers,
    eligibility,
    onProgress: () => {},
  };
  const queries = users.map((_, user) => ({ user, excluded: new Int32Array() }));
  return {
    async compareFaces(features, depth, { form = "logit", model = exampleModel(features, dataset) } = {}) {
      const vector = await retrieveCandidates(session, queries, depth);
      const formula = await rerank(session, queries, { model, features, form }, depth);
      return users.flatMap((user, i) => {
        const nearest = vector[i]!;
        const scores = new Map(Array.from(nearest.items, (item, rank) => [item, nearest.scores[rank]!]));
        const { items: ranked, scores: found } = formula[i]!;
        return Array.from(ranked, (number, rank): FacePair => {
          const item = items[number]!;
          const typescript = formulaScore(model, features, form, user, item, [scores.get(number)!]);
          return { user, item, qdrant: found[rank]!, typescript };
        });
      });
    },
    [Symbol.asyncDispose]: () => collection[Symbol.asyncDispose](),
  };
}

/**
 * Weights that bring all columns to about the same size, so that none hides the rounding of another, and that are no
 * 32-bit numbers, so that forgetting to round them shows.
 */
function exampleModel(
  features: readonly Feature[],
  { items, users }: Pick<Dataset, "items" | "users">,
): LinearModel {
  const weights = features.map((feature, i) => {
    const sizes = items.map((item, n) => Math.abs(feature.value(users[n % users.length]!, item, [0.5])));
    return (0.7 + i / 10) / Math.max(1e-3, ...sizes);
  });
  return { intercept: -0.3, weights };
}
