import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import { featureSpec } from "../../src/features/feature-spec.ts";
import { connect } from "../../src/qdrant/client.ts";
import { type SeedOptions, seedCollection } from "../../src/qdrant/seed-collection.ts";
import { type Fault, type SeenRequest, startFaultProxy } from "../fault-proxy.ts";
import { smallDataset } from "../retrieval/small-dataset.ts";

let server: EmbeddedQdrant;
beforeAll(async () => {
  server = await startEmbeddedQdrant({ engine: "reference" });
});
afterAll(() => server[Symbol.asyncDispose]());

const options: SeedOptions = {
  experiment: "videos",
  distance: "Cosine",
  features: createFeatures(
    [{ kind: "prefetch-score" }, { kind: "payload-number", path: "quality" }].map((each) =>
      featureSpec.parse(each),
    ),
  ),
};

const connectTo = (url: string) => connect({ url, kind: "url", description: "" }, { waitsMs: [1, 1] });

/** The answer of the server itself, past any proxy and guard. */
async function ask(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  return ((await response.json()) as { result: Record<string, unknown> }).result;
}

async function collectionNames(): Promise<string[]> {
  const { collections } = await ask("GET", "/collections");
  return (collections as { name: string }[]).map(({ name }) => name);
}

describe("seedCollection", () => {
  it("makes a collection that says whose it is, holds the items and indexes what the formula reads", async () => {
    await using collection = await seedCollection(await connectTo(server.url), smallDataset, options);
    const info = await ask("GET", `/collections/${collection.name}`);
    expect(info).toMatchObject({
      points_count: 4,
      config: { metadata: { madeBy: "qdrant-rank-eval", experiment: "videos" } },
      payload_schema: { quality: { data_type: "float", points: 4 } },
    });
  });

  it("deletes the collection at the end, unless it is to stay", async () => {
    const connection = await connectTo(server.url);
    const collection = await seedCollection(connection, smallDataset, options);
    expect(await collectionNames()).toContain(collection.name);
    await collection[Symbol.asyncDispose]();
    expect(await collectionNames()).not.toContain(collection.name);

    const kept = await seedCollection(connection, smallDataset, { ...options, removal: "on-failure" });
    await kept[Symbol.asyncDispose]();
    expect(await collectionNames()).toContain(kept.name);
    await ask("DELETE", `/collections/${kept.name}`);
  });

  it("leaves a collection alone that took the place of its own", async () => {
    const collection = await seedCollection(await connectTo(server.url), smallDataset, options);
    const path = `/collections/${collection.name}`;
    await ask("DELETE", path);
    await ask("PUT", path, { vectors: { size: 3, distance: "Dot" } });
    await collection[Symbol.asyncDispose]();
    expect(await collectionNames()).toContain(collection.name);
    await ask("DELETE", path);
  });

  it("is content when its collection is gone already", async () => {
    const collection = await seedCollection(await connectTo(server.url), smallDataset, options);
    await ask("DELETE", `/collections/${collection.name}`);
    await collection[Symbol.asyncDispose]();
  });
});

describe("seedCollection of large items", () => {
  const withPayloads = (...megabytes: number[]) => ({
    ...smallDataset,
    items: smallDataset.items.map((item, i) => ({
      ...item,
      payload: { quality: 0.5, text: "x".repeat((megabytes[i] ?? 0) * 1024 * 1024) },
    })),
  });

  it("uploads them in requests of about 8 MB, since Qdrant takes 32", async () => {
    await using proxy = await startFaultProxy(server.url, () => undefined);
    await using _ = await seedCollection(await connectTo(proxy.url), withPayloads(7, 7, 7, 7), options);
    expect(
      proxy.seen.filter(({ method, path }) => method === "PUT" && path.includes("/points?")),
    ).toHaveLength(4);
  });

  it("names the item that is too large for any request, and leaves nothing", async () => {
    const failure = seedCollection(await connectTo(server.url), withPayloads(0, 1, 33), options);
    await expect(failure).rejects.toMatchObject({
      code: "input",
      message: expect.stringMatching(
        /^item 2 is 33\.0 MB long, 33\.0 MB of it payload, and Qdrant takes 32\.0 MB in one request; leave out/,
      ),
    });
    expect(await collectionNames()).toEqual([]);
  });
});

it("tells how far the indexes are, and then the items", async () => {
  const told: string[] = [];
  await using _ = await seedCollection(await connectTo(server.url), smallDataset, {
    ...options,
    onProgress: (done, total) => told.push(`${done}/${total}`),
  });
  expect(told).toEqual(["1/1", "4/4"]);
});

describe("seedCollection through a faulty network", () => {
  const onFirst = (method: string, path: RegExp, fault: Fault) => {
    let done = false;
    return (request: SeenRequest) => {
      if (done || request.method !== method || !path.test(request.path)) return undefined;
      done = true;
      return fault;
    };
  };

  it.each([
    ["PUT", /^\/collections\/[^/]+$/],
    ["PUT", /\/index/],
    ["PUT", /\/points/],
    ["DELETE", /^\/collections\/[^/]+$/],
  ])("does the same when the answer to %s %s is lost after Qdrant acted on it", async (method, path) => {
    await using proxy = await startFaultProxy(server.url, onFirst(method, path, "lose"));
    const collection = await seedCollection(await connectTo(proxy.url), smallDataset, options);
    expect(await ask("GET", `/collections/${collection.name}`)).toMatchObject({ points_count: 4 });
    await collection[Symbol.asyncDispose]();
    expect(await collectionNames()).toEqual([]);
    expect(proxy.seen.filter((request) => request.method === method && path.test(request.path)).length).toBe(
      2,
    );
  });

  it("does not take an existing collection of the same name for its own", async () => {
    const connection = await connectTo(server.url);
    const name = `taken-${randomUUID()}`;
    await ask("PUT", `/collections/${name}`, { vectors: { size: 2, distance: "Cosine" } });
    const { mark } = connection.own.claim("videos");
    const own = Object.assign(connection.own, { claim: () => ({ name, mark }), check() {} });
    await expect(seedCollection({ ...connection, own }, smallDataset, options)).rejects.toThrow(
      `creating collection ${name} failed: Qdrant answered 409`,
    );
    expect(await collectionNames()).toContain(name);
    await ask("DELETE", `/collections/${name}`);
  });

  it("says that a creation takes too long where its name is taken and it is not there yet", async () => {
    const connection = await connectTo(server.url);
    const refusal = Object.assign(new Error("Conflict"), { status: 409 });
    const client = Object.assign(Object.create(connection.client), {
      api: () => ({ createCollection: () => Promise.reject(refusal) }),
    });
    await expect(seedCollection({ ...connection, client }, smallDataset, options)).rejects.toThrow(
      /^creating collection \S+ failed: Qdrant gave no answer in time, and is still at it; give it longer \(--timeout\)/,
    );
  });

  it("says which request failed after how many tries, and deletes what it made", async () => {
    await using proxy = await startFaultProxy(server.url, ({ method, path }) =>
      method === "PUT" && path.includes("/points") ? "busy" : undefined,
    );
    await expect(seedCollection(await connectTo(proxy.url), smallDataset, options)).rejects.toThrow(
      /^uploading items to collection qdrant-rank-eval-videos-[0-9a-f]{8} failed after 3 tries: Qdrant answered 503$/,
    );
    expect(await collectionNames()).toEqual([]);
  });

  it("tells of both when the deletion fails as well", async () => {
    await using proxy = await startFaultProxy(server.url, ({ number }) => (number < 3 ? undefined : "drop"));
    const failure = await seedCollection(await connectTo(proxy.url), smallDataset, options).catch((e) => e);
    expect(failure.suppressed.message).toMatch(/^(indexing|uploading) .* failed after 3 tries/);
    expect(failure.error.message).toMatch(
      /^deleting collection \S+, which this run made and nobody needs, failed after 3 tries/,
    );
    for (const name of await collectionNames()) await ask("DELETE", `/collections/${name}`);
  });
});
