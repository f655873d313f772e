/** `qdrant-rank-eval/embedded`: a Qdrant for tests, without Docker. */

export { type EmbeddedOptions, type EmbeddedQdrant, startEmbeddedQdrant } from "./engine/start-embedded.ts";
export { type ErrorCode, HarnessError } from "./errors.ts";
