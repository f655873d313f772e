import { QdrantClient } from "@qdrant/js-client-rest";
import type { Dataset, Item, User } from "../../src/domain.ts";
import type { Feature } from "../../src/features/feature.ts";
import { type FormulaForm, formulaScore } from "../../src/model/formula.ts";
import type { LinearModel } from "../../src/model/linear-model.ts";
import { seedCollection } from "../../src/retrieval/collection.ts";
import { rerank, retrieveCandidates, type SearchSession } from "../../src/retrieval/search-session.ts";

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

/** Ranks the nearest items for all users in Qdrant, and computes the same scores from the features' values. */
export async function compareFaces(
  url: string,
  { items, users }: Pick<Dataset, "items" | "users">,
  features: readonly Feature[],
  depth: number,
  { form = "logit", model = exampleModel(features.length) }: Formula,
): Promise<FacePair[]> {
  const client = new QdrantClient({ url, checkCompatibility: false });
  const dataset: Dataset = {
    name: "faces",
    description: "",
    fingerprint: "",
    dimensions: items[0]!.vector.length,
    items,
    users,
    interactions: {
      user: new Int32Array(),
      item: new Int32Array(),
      label: new Float64Array(),
      time: new Float64Array(),
      propensity: new Float64Array(),
      part: [],
    },
    positiveFrom: 1,
  };
  await using collection = await seedCollection(client, dataset, {
    experiment: "faces",
    distance: "Cosine",
    features,
  });
  const session: SearchSession = { client, collection, dataset, excludeSeen: false, onProgress: () => {} };
  const askers = users.map((_, user) => ({ user, seen: new Int32Array() }));
  const vector = await retrieveCandidates(session, askers, depth);
  const formula = await rerank(session, askers, { model, features, form }, depth);
  return users.flatMap((user, i) => {
    const scores = new Map(
      Array.from(vector.rankings[i]!.items, (item, rank) => [item, vector.rankings[i]!.scores[rank]!]),
    );
    const { items: ranked, scores: found } = formula.rankings[i]!;
    return Array.from(ranked, (number, rank): FacePair => {
      const item = items[number]!;
      const typescript = formulaScore(model, features, form, user, item, scores.get(number)!);
      return { user, item, qdrant: found[rank]!, typescript };
    });
  });
}

/** Weights that are no 32-bit numbers, so that forgetting to round them shows. */
function exampleModel(columns: number): LinearModel {
  return { intercept: -0.3, weights: Array.from({ length: columns }, (_, i) => 0.7 + i / 10) };
}
