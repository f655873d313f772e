import { randomUUID } from "node:crypto";
import { worldError } from "../errors.ts";

const PREFIX = "qdrant-rank-eval";

/** The calls of Qdrant's interface that change nothing. */
const READS: readonly string[] = [
  "root",
  "getCollections",
  "getCollection",
  "collectionExists",
  "getOptimizations",
  "getPoint",
  "getPoints",
  "scrollPoints",
  "countPoints",
  "facet",
  "queryPoints",
  "queryBatchPoints",
];

/** A collection's metadata, as the harness writes it into what it makes. */
export type CollectionMark = { readonly madeBy: string; readonly experiment: string; readonly run: string };

/** The collections that a connection may write to: those whose names it made. A Qdrant may be somebody's production. */
export class OwnCollections {
  readonly #marks = new Map<string, CollectionMark>();

  /**
   * Makes the name of a new collection, which nobody else will think of, and the mark that tells it from others.
   *
   * @param experiment Part of the name, so that a person finds whose it is.
   */
  claim(experiment: string): { readonly name: string; readonly mark: CollectionMark } {
    const run = randomUUID();
    const name = `${PREFIX}-${experiment}-${run.slice(0, 8)}`;
    const mark = { madeBy: PREFIX, experiment, run };
    this.#marks.set(name, mark);
    return { name, mark };
  }

  /**
   * Lets a call pass that reads, or that writes to a collection of its own.
   *
   * @param call In the words of the client's interface: `upsertPoints`.
   * @throws HarnessError `world`, before anything is sent, for every other call.
   */
  check(call: string, collection: string | undefined): void {
    if (READS.includes(call) || (collection !== undefined && this.#marks.has(collection))) return;
    throw worldError(
      `refused to send ${call}${collection === undefined ? "" : ` to collection ${collection}`}: this run writes only to collections that it made itself`,
    );
  }
}
