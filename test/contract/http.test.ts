import { once } from "node:events";
import { connect } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { QdrantClient } from "@qdrant/js-client-rest";
import { expect, it } from "vitest";
import { contract } from "./engines.ts";

await contract("HTTP", (engine) => {
  const { call, collection } = engine;

  it("says which Qdrant it is, and that it is ready", async () => {
    const root = await (await fetch(engine.url)).json();
    expect(root).toMatchObject({
      title: expect.any(String),
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
    for (const probe of ["/healthz", "/livez", "/readyz"]) {
      expect(await call("GET", probe)).toMatchObject({ status: 200 });
    }
  });

  it("answers 404 for a path or a method that Qdrant does not have", async () => {
    expect(await call("GET", "/nothing/here")).toMatchObject({ status: 404 });
    expect(await call("DELETE", "/collections")).toMatchObject({ status: 404 });
  });

  it("says what is wrong with a body that is not JSON", async () => {
    expect(await call("POST", `${collection}/points/query`, "{not json")).toMatchObject({
      status: 400,
      error: expect.stringMatching(/^Format error in JSON body: ./),
    });
  });

  it("serves the client for JavaScript from creation to deletion", async () => {
    const client = new QdrantClient({ url: engine.url });
    const name = collection.split("/").at(-1)!;
    await client.createCollection(name, { vectors: { size: 2, distance: "Cosine" } });
    await client.createPayloadIndex(name, { field_name: "x", field_schema: "float", wait: true });
    await client.upsert(name, { points: [{ id: 1, vector: [3, 4], payload: { x: 0.25 } }] });
    const { points } = await client.query(name, {
      prefetch: { query: [3, 4], limit: 5 },
      query: { formula: { sum: ["$score", "x"] }, defaults: { x: 0 } },
      with_payload: true,
    });
    expect(points).toMatchObject([{ id: 1, score: 1.25, payload: { x: 0.25 } }]);
    expect(await client.scroll(name)).toMatchObject({ points: [{ id: 1 }] });
    expect(await client.deleteCollection(name)).toBe(true);
  });

  it("is not disturbed by a client that goes away in the middle of a body", async () => {
    const { port } = new URL(engine.url);
    const socket = connect(Number(port), "127.0.0.1");
    await once(socket, "connect");
    socket.write("POST /collections/x/points/query HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{");
    socket.destroy();
    expect(await call("GET", "/collections")).toMatchObject({ status: 200 });
  });

  it("is not disturbed by a request line that makes no sense", async () => {
    const { port } = new URL(engine.url);
    for (const path of ["//", "/%", "http://", "/collections?wait=%"]) {
      const socket = connect(Number(port), "127.0.0.1");
      socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
      const [answer] = (await once(socket, "data")) as [Buffer];
      expect(String(answer)).toMatch(/^HTTP\/1\.1 (200|400|404) /);
    }
    expect(await call("GET", "/collections")).toMatchObject({ status: 200 });
  });

  it("refuses 40 MB with a message, and answers others meanwhile", async () => {
    const large = call("POST", `${collection}/points/query`, `{"x":"${"y".repeat(40e6)}"}`);
    const small = await Promise.all(Array.from({ length: 5 }, () => call("GET", "/collections")));
    expect(small.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await large).toMatchObject({ status: 400, error: expect.stringContaining("33554432") });
  });

  it("takes compressed bodies, and no more of them than of others", async () => {
    const send = async (body: Buffer, encoding: string) => {
      const headers = { "content-type": "application/json", "content-encoding": encoding };
      const url = `${engine.url}${collection}/points/query`;
      const response = await fetch(url, { method: "POST", headers, body: new Uint8Array(body) });
      return { status: response.status, text: await response.text() };
    };
    const bomb = Buffer.alloc(200e6, " ");
    for (const [encoding, compress] of [
      ["gzip", gzipSync],
      ["br", brotliCompressSync],
    ] as const) {
      expect(await send(compress(Buffer.from('{"limit":0}')), encoding)).toMatchObject({ status: 422 });
      const refused = await send(compress(bomb), encoding);
      expect(refused.status).toBe(400);
      expect(refused.text).toContain("33554432");
    }
    expect(await send(Buffer.from('{"limit":0}'), "gzip")).toMatchObject({ status: 400 });
  });

  it("refuses bytes that are not UTF-8", async () => {
    const body = Buffer.concat([Buffer.from('{"query":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    const response = await fetch(`${engine.url}${collection}/points/query`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: new Uint8Array(body),
    });
    expect(response.status).toBe(400);
  });
});
