/** `qdrant-rank-eval/ranking`: a trained formula in a service. */

export { eligibilityFilter } from "./deployment/eligibility-filter.ts";
export { type LoadedModel, loadModel } from "./deployment/load-model.ts";
export { type ErrorCode, HarnessError } from "./errors.ts";
export { toPointId } from "./point-id.ts";
export {
  type QueryOptions,
  type QueryRequest,
  type RankingModel,
  type Retrieval,
  rankingQuery,
  retrieverQuery,
} from "./retrieval/query-plan.ts";
export type { QueryUser, Retriever } from "./retrieval/retriever.ts";
