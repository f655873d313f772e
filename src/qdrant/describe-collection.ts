import type { Schemas } from "@qdrant/js-client-rest";
import { inputError } from "../errors.ts";
import type { Connection } from "./client.ts";
import { statusOf, worldErrorFrom } from "./request-error.ts";

/**
 * What Qdrant says of a collection.
 *
 * @throws HarnessError `input` with the collections that there are where it is none of them, `world` when Qdrant cannot be
 * asked.
 */
export async function describeCollection(
  client: Connection["client"],
  name: string,
): Promise<Schemas["CollectionInfo"]> {
  const doing = `looking at collection ${name}`;
  return client.getCollection(name).catch(async (error: unknown) => {
    if (statusOf(error) !== 404) return worldErrorFrom(doing)(error);
    const { collections } = await client.getCollections().catch(worldErrorFrom(doing));
    throw inputError(
      `there is no collection ${name}; there is ${collections.map((each) => each.name).join(", ") || "none"}`,
    );
  });
}
