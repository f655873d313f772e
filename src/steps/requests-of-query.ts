import type { Json, QueryNumber } from "../domain.ts";
import { fusionsOf } from "../qdrant-rules/fusion-rules.ts";
import { fusedQuery, rankingFor, rankingQuery, retrieverQuery } from "../retrieval/query-plan.ts";
import { fillRequest } from "../systems/query-system.ts";
import type { Evaluation } from "./evaluation.ts";

/** What is sent to Qdrant for one query. */
export interface QueryRequests {
  /** What the query may be given; undefined where that is everything. */
  readonly filter: Json | undefined;
  /**
   * The request of a system as a service sends it; undefined where a system has no single one: it was imported, it was
   * chosen among several, or its candidates are found by a query before.
   */
  readonly requestOf: (system: string) => Json | undefined;
}

/** Says what is sent to Qdrant for a query at the recommended depth, for as many results as a user sees. */
export function requestsOfQuery(evaluation: Evaluation, number: QueryNumber): QueryRequests {
  const { session, dataset, split, eligibility, experiment, ranking, runs, depth, cutoff } = evaluation;
  const query = split.queries[number]!;
  const user = dataset.users[query.user]!;
  const { retrievers, fusions, missing } = session;
  const filter = eligibility.filter(query);
  const options = { depth, limit: cutoff, filter };

  const requestOf = (system: string) => {
    if (system === runs.formula.system) {
      const planned = { ...rankingFor(ranking, query.user), retrievers, fusions, missing };
      return session.candidates === "global" ? undefined : rankingQuery(planned, user, options);
    }
    const retriever = retrievers.find(({ name }) => name === system);
    if (retriever !== undefined) return retrieverQuery(retriever, user, { depth: cutoff, filter });
    const spec = experiment.systems.find(({ name }) => name === system);
    if (spec?.kind === "query" && spec.parameters === undefined) {
      return fillRequest(spec.name, spec.request, dataset, { user, depth });
    }
    if (spec?.kind !== "rrf" && spec?.kind !== "dbsf") return undefined;
    const [fusion, ...others] = fusionsOf(spec);
    return others.length > 0 ? undefined : fusedQuery(session, fusion, user, options);
  };
  return { filter: filter as Json | undefined, requestOf: (system) => requestOf(system) as Json | undefined };
}
