import type { QdrantClient } from "@qdrant/js-client-rest";
import type { ItemId, Ranking } from "../domain.ts";
import { inputError, worldError } from "../errors.ts";
import { batches, jsonBytes, megabytes, REQUEST_BYTES } from "../qdrant/batches.ts";
import { inParallel } from "../qdrant/in-parallel.ts";
import { IN_TURN, type LoadLimit } from "../qdrant/load-limit.ts";
import { queryBatch } from "./query-batch.ts";
import type { LimitedRequest } from "./query-plan.ts";

/** Finds the number of the item with an id. */
export type ItemNumbers = ReadonlyMap<ItemId, number>;

/** A query, and what is known of its answer before it comes. */
export interface PlannedQuery {
  readonly request: LimitedRequest;
  /** Whose query it is, for messages. */
  readonly user: string;
  /** At least so many points must come back, at most the request's limit; asked where it is not that many. */
  readonly fewest: () => number;
  /** Whether scores may rise from one point to the next. */
  readonly anyOrder?: boolean;
}

/** How the queries are sent, and who is told how it goes. */
export interface RunSettings {
  /** How much is asked of the engine; one batch after another by default. */
  readonly load?: LoadLimit | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** With what the engine says that a batch took it, in milliseconds. */
  readonly onBatch?: ((engineMs: number) => void) | undefined;
}

/**
 * Sends queries in batches and returns their rankings as Qdrant ordered them, in the order of the queries; scores are
 * rounded to the 32 bits that they have in Qdrant.
 *
 * @throws HarnessError `input` for a query that is larger than Qdrant takes; `world` when a request fails, or an answer
 * cannot be true: items that the dataset does not hold, repeated ones, too few or too many, or scores out of order.
 */
export async function runQueries(
  client: QdrantClient,
  collection: string,
  queries: readonly PlannedQuery[],
  numbers: ItemNumbers,
  { onProgress, onBatch, load = IN_TURN }: RunSettings = {},
): Promise<Ranking[]> {
  const toRanking = rankingReader(collection, numbers);
  const ranked: Ranking[][] = [];
  let done = 0;
  await inParallel(batches(queries, load.mostQueries, sizeOf), load.concurrency, async (batch, place) => {
    await load.pace(batch.length);
    const searches = batch.map(({ request }) => request);
    const { answers, engineMs } = await queryBatch(client, collection, searches, load.consistency);
    ranked[place] = answers.map(({ points }, i) => toRanking(points, batch[i]!));
    done += batch.length;
    onBatch?.(engineMs);
    onProgress?.(done, queries.length);
  });
  return ranked.flat();
}

function sizeOf({ request, user }: PlannedQuery): number {
  const bytes = jsonBytes(request);
  if (bytes <= REQUEST_BYTES) return bytes;
  throw inputError(
    `the query of user ${user} is ${megabytes(bytes)} long, and Qdrant takes ${megabytes(REQUEST_BYTES)}; a formula over many affinities is short as an affinity-vector, and a list of seen items is left out by "excludeSeen": false`,
  );
}

type Points = readonly { readonly id: ItemId; readonly score: number }[];

/** Makes what turns points into rankings, and refuses answers that cannot be true. */
function rankingReader(collection: string, numbers: ItemNumbers) {
  let answer = 0;
  /** In which answer each item came last. */
  const cameIn = new Int32Array(numbers.size);
  return (points: Points, { user, fewest, request, anyOrder = false }: PlannedQuery): Ranking => {
    answer += 1;
    const fail = (what: string): never => {
      throw worldError(
        `querying collection ${collection} failed: in the answer to the query of user ${user} ${what}`,
      );
    };
    const { length } = points;
    if (length < request.limit && length < fewest())
      fail(`${length} points came back, where there are at least ${fewest()} to be returned`);
    if (length > request.limit) fail(`${length} points came back, where ${request.limit} were asked for`);
    const items = new Int32Array(length);
    const scores = new Float32Array(length);
    for (let rank = 0; rank < length; rank++) {
      const { id, score } = points[rank]!;
      const item =
        numbers.get(id) ??
        fail(`point ${id} came back, which is not an item of the dataset; is the collection another one's?`);
      if (cameIn[item] === answer) fail(`point ${id} is repeated`);
      cameIn[item] = answer;
      items[rank] = item;
      scores[rank] = score;
      if (!anyOrder && rank > 0 && scores[rank]! > scores[rank - 1]!) {
        fail(`point ${id} has a higher score (${score}) than the one before it (${points[rank - 1]!.score})`);
      }
    }
    return { items, scores };
  };
}
