import { QdrantClient } from "@qdrant/js-client-rest";
import type { BareEngine } from "./bare-engine.ts";
import { type Contender, interleave, type Times, timed } from "./interleave.ts";
import { type BenchPoint, DIMENSIONS } from "./world.ts";

/** As many points a request as the harness sends. */
const BATCH_POINTS = 500;
const TURNS = 3;

export type UpsertTimes = Readonly<Record<"bare" | "embedded" | "reference", Times>>;

/** Times the upload of all points into an empty collection; the last one stays. */
export function timeUpserts(
  points: readonly BenchPoint[],
  bare: BareEngine,
  urls: Readonly<Record<"embedded" | "reference", string>>,
  collection: string,
): Promise<UpsertTimes> {
  const batches = Array.from({ length: Math.ceil(points.length / BATCH_POINTS) }, (_, i) =>
    points.slice(i * BATCH_POINTS, (i + 1) * BATCH_POINTS),
  );
  const through = (url: string): Contender => {
    const client = new QdrantClient({ url });
    return async () => {
      await client.deleteCollection(collection);
      await client.createCollection(collection, { vectors: { size: DIMENSIONS, distance: "Cosine" } });
      return timed(async () => {
        for (const batch of batches) await client.upsert(collection, { points: [...batch], wait: true });
      });
    };
  };
  const alone: Contender = async () => {
    await bare.tell({ create: DIMENSIONS });
    let seconds = 0;
    for (const batch of batches) seconds += (await bare.tell({ upsert: batch })).seconds;
    return seconds * 1000;
  };
  const contenders = { bare: alone, embedded: through(urls.embedded), reference: through(urls.reference) };
  return interleave(contenders, TURNS, 1);
}
