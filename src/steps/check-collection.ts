import { topItems } from "../analysis/rankings/top-items.ts";
import {
  type Bm25Check,
  type CollectionCheck,
  type CollectionUse,
  checkFacts,
  strictModeProblems,
} from "../analysis/validity/collection-check.ts";
import { type InferredBm25, inferBm25, reshapeBm25 } from "../analysis/validity/infer-bm25.ts";
import type { SparseVector } from "../domain.ts";
import { inputError } from "../errors.ts";
import { mergePaths } from "../features/merge-paths.ts";
import { scoreRankings } from "../metrics/score-rankings.ts";
import { sparseIndex } from "../model/sparse-similarity.ts";
import { mapWithPauses } from "../pause.ts";
import { readFacts } from "../qdrant/read-facts.ts";
import type { Report } from "../report/report.ts";
import { spaceOf } from "../retrieval/create-retrievers.ts";
import { isSparse, vectorIn } from "../retrieval/retriever.ts";
import { mean } from "../statistics/mean.ts";
import type { Seeded } from "./evaluation.ts";

/**
 * Looks for what silently spoils retrieval, before anything is judged: in an existing collection, and in BM25 vectors wherever
 * they are.
 *
 * @throws HarnessError `input` where the collection's strict mode would refuse the experiment's queries.
 */
export async function checkCollection(seeded: Seeded): Promise<Pick<Report, "collection" | "bm25">> {
  const { connection, experiment, session } = seeded;
  const bm25 = await checkBm25(seeded);
  if (experiment.retrieval.collection === undefined) return { ...(bm25.length > 0 && { bm25 }) };
  const facts = await readFacts(connection.client, session.collection.name);
  const use = useOf(seeded);
  const problems = strictModeProblems(facts, use);
  if (problems.length > 0) throw inputError(problems);
  const collection: CollectionCheck = { ...checkFacts(facts, use), shards: session.collection.shards };
  return { collection, ...(bm25.length > 0 && { bm25 }) };
}

function useOf({ experiment, dataset, session, features, eligibility }: Seeded): CollectionUse {
  const { users, items } = dataset;
  const spaces = searchedSpaces({ experiment, dataset });
  const names = spaces.map((space) => space?.name ?? session.collection.using ?? "");
  const isFlat = (name: string) =>
    users.every((user) => {
      const vector = vectorIn(user, name);
      return vector !== undefined && isSparse(vector) && vector.values.every((x) => x === vector.values[0]);
    });
  const { retrievers } = session;
  return {
    vectors: names,
    flatQueries: spaces.flatMap((space) =>
      space?.kind === "sparse" && isFlat(space.name) ? space.name : [],
    ),
    filters: mergePaths(eligibility.rules, users).map(({ path }) => path),
    formula: mergePaths(features, users).map(({ path }) => path),
    mostPoints:
      retrievers.length * Math.max(...experiment.ranking.depths) + (retrievers.length === 1 ? 1 : 0),
    items,
  };
}

function searchedSpaces({ experiment, dataset }: Pick<Seeded, "experiment" | "dataset">) {
  return experiment.retrieval.retrievers.map((retriever) => spaceOf(retriever, dataset));
}

/** The average length differs by so much that it is said. */
const DIFFERENT = 0.1;

/** BM25 vectors whose average length was assumed, and what that costs. */
async function checkBm25(seeded: Seeded): Promise<Bm25Check[]> {
  const checks: Bm25Check[] = [];
  for (const space of searchedSpaces(seeded)) {
    if (space?.kind !== "sparse") continue;
    const vectors = seeded.dataset.items.map(
      ({ vectors }) => vectors?.[space.name] as SparseVector | undefined,
    );
    const inferred = inferBm25(vectors);
    if (inferred === undefined || Math.abs(inferred.assumed / inferred.measured - 1) < DIFFERENT) continue;
    const cost = await costOf(seeded, space, vectors, inferred);
    checks.push({ vector: space.name, ...inferred, cost });
  }
  return checks;
}

/** By the headline measure of the words alone, over all items that a query may be given. */
async function costOf(
  { dataset, split, eligibility, experiment, pause }: Seeded,
  { name, modifier }: { readonly name: string; readonly modifier?: "idf" | undefined },
  vectors: readonly (SparseVector | undefined)[],
  inferred: InferredBm25,
): Promise<NonNullable<Bm25Check["cost"]>> {
  const { headline } = experiment.ranking;
  const meanOf = async (over: readonly (SparseVector | undefined)[]) => {
    const index = sparseIndex(over, modifier);
    const rankings = await mapWithPauses(
      split.queries,
      (query) => {
        const { has } = eligibility.items(query);
        const scores = index.similarities(vectorIn(dataset.users[query.user]!, name) as SparseVector);
        const found = (item: number) => !Number.isNaN(scores[item]!) && has(item);
        return topItems(scores, headline.cutoff ?? dataset.items.length, found);
      },
      pause,
    );
    return mean(scoreRankings(rankings, split.qrels, [headline])[0]!);
  };
  return {
    measure: headline.name,
    assumed: await meanOf(vectors),
    measured: await meanOf(reshapeBm25(vectors, inferred)),
  };
}
