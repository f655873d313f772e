import type { Dataset, Item, SparseVector, User } from "../../src/domain.ts";
import { createEligibility } from "../../src/eligibility/eligibility.ts";
import type { Feature } from "../../src/features/feature.ts";
import { connect } from "../../src/qdrant/client.ts";
import { seedCollection } from "../../src/qdrant/seed-collection.ts";
import type { Fusion } from "../../src/qdrant-rules/fusion-rules.ts";
import { createRandom } from "../../src/random.ts";
import { createRetrievers } from "../../src/retrieval/create-retrievers.ts";
import type { MissingScores } from "../../src/retrieval/query-plan.ts";
import type { SearchSession } from "../../src/retrieval/search-session.ts";
import { bareDataset } from "../dataset/bare-dataset.ts";

const ITEMS = 80;
const USERS = 12;
const WORDS = 30;

/** Items with a dense vector, but for every tenth, and some words of thirty; users that search by both. */
export function hybridWorld(modifier: "idf" | undefined = undefined): Dataset {
  const random = createRandom("hybrid-world");
  const dense = () => Float32Array.from({ length: 6 }, () => random() - 0.5);
  const words = (): SparseVector => {
    const indices = Array.from({ length: WORDS }, (_, word) => word).filter(() => random() < 0.15);
    return { indices: Uint32Array.from(indices), values: Float32Array.from(indices, () => random() + 0.1) };
  };
  const vector = new Float32Array();
  const items = Array.from({ length: ITEMS }, (_, id): Item => {
    const vectors = { dense: dense(), words: words() };
    return { id, vector, vectors: id % 10 === 9 ? { words: vectors.words } : vectors, payload: { year: id } };
  });
  const users = Array.from(
    { length: USERS },
    (_, id): User => ({ id: `${id}`, vector, vectors: { dense: dense(), words: words() }, affinities: {} }),
  );
  return {
    ...bareDataset("hybrid", items, users),
    dimensions: 0,
    vectorSpaces: [
      { name: "dense", kind: "dense", dimensions: 6 },
      { name: "words", kind: "sparse", dimensions: undefined, modifier },
    ],
  };
}

/** How the candidates are scored; an item without a dense vector counts as one at the other side. */
export interface Scoring {
  readonly features?: readonly Feature[];
  readonly fusions?: readonly Fusion[];
  readonly missing?: MissingScores;
  readonly modifier?: "idf";
}

/** The world in an engine, to be searched by its dense and its sparse vectors. Disposing it removes the collection. */
export async function hybridSession(
  url: string,
  { features = [], fusions, missing, modifier }: Scoring = {},
): Promise<SearchSession & AsyncDisposable> {
  const connection = await connect({ url, kind: "embedded", description: "" });
  const dataset = hybridWorld(modifier);
  const distance = "Cosine";
  const collection = await seedCollection(connection, dataset, { experiment: "hybrid", distance, features });
  const retrievers = createRetrievers(
    {
      retrievers: [
        { name: "dense", missing: -1 },
        { name: "bm25", vector: "words", missing: 0 },
      ],
      distance,
    },
    dataset,
    collection,
  );
  return {
    client: connection.client,
    ...{ collection, dataset, retrievers, fusions, missing },
    eligibility: createEligibility([], dataset),
    onProgress: () => {},
    [Symbol.asyncDispose]: () => collection[Symbol.asyncDispose](),
  };
}
