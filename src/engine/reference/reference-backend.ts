import type { Backend } from "../server/backend.ts";
import { ReferenceCollection } from "./reference-collection.ts";

/**
 * An engine in plain TypeScript that computes what Qdrant documents: exact search, filters, formulas, and shards that
 * are simulated in one process. It is the measure for tests and the default where Qdrant Edge cannot run, and keeps
 * everything in memory.
 */
export function createReferenceBackend(): Backend {
  return {
    description: "reference engine, not Qdrant",
    failure: undefined,
    load: async () => ({ opened: new Map(), broken: new Map() }),
    create: async (_name, config) => new ReferenceCollection(config),
    close: async () => {},
  };
}
