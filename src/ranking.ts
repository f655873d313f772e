/** `qdrant-rank-eval/ranking`: a trained formula in a service. */

export { type ErrorCode, HarnessError } from "./errors.ts";
export {
  type QueryOptions,
  type QueryRequest,
  type QueryUser,
  type RankingModel,
  rankingQuery,
  vectorQuery,
} from "./retrieval/query-plan.ts";
export { type LoadedModel, loadModel } from "./serving/load-model.ts";
