import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createReferenceBackend } from "../../../src/engine/reference/reference-backend.ts";
import { createQdrantServer } from "../../../src/engine/server/http-server.ts";

describe("createQdrantServer", () => {
  let server: Server;
  let url: string;
  const call = async (method: string, path: string, body?: string) => {
    const response = await fetch(url + path, { method, ...(body !== undefined && { body }) });
    return { status: response.status, text: await response.text() };
  };

  beforeAll(async () => {
    server = await createQdrantServer(createReferenceBackend());
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  it("wraps a result with its status and the seconds that it took", async () => {
    const { text } = await call("GET", "/collections");
    expect(JSON.parse(text)).toEqual({ result: { collections: [] }, status: "ok", time: expect.any(Number) });
  });

  it("wraps an error likewise, without a result", async () => {
    const { status, text } = await call("GET", "/collections/none");
    expect([status, JSON.parse(text)]).toEqual([
      404,
      { status: { error: "Not found: Collection `none` doesn't exist!" }, time: expect.any(Number) },
    ]);
  });

  it("says 501 of what Qdrant can do and it cannot, and 404 of what nobody can", async () => {
    const { status, text } = await call("POST", "/collections/x/points/search", "{}");
    expect(status).toBe(501);
    expect(text).toContain("Not supported by this server: POST /collections/{collection}/points/search");
    expect((await call("GET", "/nothing")).status).toBe(404);
  });

  it("says truthfully that there are no aliases and no cluster", async () => {
    expect((await call("GET", "/aliases")).text).toContain('"result":{"aliases":[]}');
    expect((await call("GET", "/cluster")).text).toContain('"result":{"status":"disabled"}');
  });

  it("refuses a collection name that Qdrant refuses", async () => {
    const body = '{"vectors":{"size":2,"distance":"Dot"}}';
    const { status, text } = await call("PUT", "/collections/a%2Fb", body);
    expect([status, text]).toEqual([422, expect.stringContaining("collection name cannot contain")]);
  });
});
