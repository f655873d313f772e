import { setTimeout as wait } from "node:timers/promises";

/** How much may be asked of an engine, which may be serving others. */
export interface LoadOptions {
  /** How many requests are under way at once, at most; 2 by default, so that the engine need not wait for the harness. */
  readonly concurrency?: number | undefined;
  /** How many queries are sent a second, at most; as many as are answered by default. */
  readonly rate?: number | undefined;
  /** What a cluster asks its replicas for each query; Qdrant's own default where it is undefined. */
  readonly consistency?: ReadConsistency | undefined;
}

/** Of how many replicas a query must have the same answer. */
export type ReadConsistency = number | "majority" | "quorum" | "all";

/** Keeps to what may be asked. */
export interface LoadLimit extends Pick<LoadOptions, "consistency"> {
  readonly concurrency: number;
  /** How many queries may be sent in one request. */
  readonly mostQueries: number;
  /** Waits until so many queries may be sent. */
  pace(queries: number): Promise<void>;
}

/** As many queries a request where no rate is wanted. */
const BATCH_QUERIES = 50;

/** One request after another, as fast as they are answered. */
export const IN_TURN: LoadLimit = {
  concurrency: 1,
  mostQueries: BATCH_QUERIES,
  consistency: undefined,
  pace: async () => {},
};

/**
 * Limits what is asked of an engine. At a rate a request holds at most a second's queries.
 *
 * @param signal Ends the waiting; its reason is thrown.
 * @param now The time in milliseconds.
 */
export function limitLoad(
  { concurrency = 2, rate, consistency }: LoadOptions,
  signal?: AbortSignal,
  {
    now = () => performance.now(),
    sleep = wait as (ms: number, value: undefined, options: object) => Promise<unknown>,
  } = {},
): LoadLimit {
  if (rate === undefined) return { ...IN_TURN, concurrency, consistency };
  let free = now();
  return {
    concurrency,
    consistency,
    mostQueries: Math.max(1, Math.min(BATCH_QUERIES, Math.floor(rate))),
    async pace(queries) {
      const start = Math.max(free, now());
      free = start + (queries * 1000) / rate;
      await sleep(start - now(), undefined, { signal }).catch((error: unknown) => {
        signal?.throwIfAborted();
        throw error;
      });
    },
  };
}

/** What is asked of an engine, in a line for whoever runs it. */
export function describeLoad({ concurrency = 2, rate, consistency }: LoadOptions): string {
  const speed = rate === undefined ? "as fast as they are answered (--rate)" : `${rate} queries a second`;
  const agreed = consistency === undefined ? "" : `, read consistency ${consistency}`;
  return `Queries: at most ${concurrency} requests at once (--concurrency), ${speed}${agreed}`;
}
