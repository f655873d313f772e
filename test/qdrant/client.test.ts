import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { Worker } from "node:worker_threads";
import { describe, expect, it, vi } from "vitest";
import { connect } from "../../src/qdrant/client.ts";
import { startFaultProxy } from "../fault-proxy.ts";

const QDRANT = { title: "qdrant - vector search engine", version: "1.18.3" };

interface Seen {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

type Server = AsyncDisposable & { readonly url: string; readonly seen: Seen[] };

/** A server that gives one answer to every request, and remembers them. */
function serverThatAnswers(answer: unknown): Promise<Server> {
  return serverThatSays(200, JSON.stringify(answer), { "content-type": "application/json" });
}

async function serverThatSays(status: number, body: string, sent: OutgoingHttpHeaders = {}): Promise<Server> {
  const seen: Seen[] = [];
  const server = createServer(({ url = "", headers }, response) => {
    seen.push({ path: url, headers });
    response.writeHead(status, sent).end(body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function* endless(text: string): Generator<string> {
  for (;;) yield text;
}

const at = (url: string, kind: "url" | "container" = "url") => ({ url, kind, description: "Qdrant server" });

describe("connect", () => {
  it("says what answers", async () => {
    await using server = await serverThatAnswers(QDRANT);
    expect(await connect(at(server.url))).toMatchObject({
      version: "1.18.3",
      description: "Qdrant server",
      isQdrant: true,
    });
  });

  it("tells how long each answer took, and how much of it the engine says was its own", async () => {
    await using server = await serverThatAnswers({ ...QDRANT, time: 0.002, result: { count: 5 } });
    const onAnswer = vi.fn();
    const { client } = await connect(at(server.url), { onAnswer });
    await client.count("videos");
    expect(onAnswer).toHaveBeenCalledTimes(2);
    const { clientMs, engineMs } = onAnswer.mock.lastCall![0];
    expect(engineMs).toBe(2);
    expect(clientMs).toBeGreaterThan(0);
  });

  it("tells the reference engine from Qdrant, wherever it runs", async () => {
    const title = "qdrant-rank-eval (reference engine, not Qdrant)";
    await using server = await serverThatAnswers({ title, version: "1.18.3" });
    expect(await connect(at(server.url))).toMatchObject({ description: title, isQdrant: false });
  });

  it("keeps the path of a URL, and the slash at its end does no harm", async () => {
    await using server = await serverThatAnswers(QDRANT);
    await connect(at(`${server.url}/search/qdrant/`));
    expect(server.seen.map(({ path }) => path)).toEqual(["/search/qdrant/"]);
  });

  it("sends the API key to a URL, and to nothing that it started itself", async () => {
    await using server = await serverThatAnswers(QDRANT);
    await connect(at(server.url), { apiKey: "key-123\n" });
    await connect(at(server.url, "container"), { apiKey: "key-123" });
    expect(server.seen.map(({ headers }) => headers["api-key"])).toEqual(["key-123", undefined]);
  });

  it("warns before a key crosses a network in the clear", async () => {
    const notes: string[] = [];
    const options = {
      apiKey: "key-123",
      waitsMs: [],
      timeoutMs: 1,
      onNote: (line: string) => notes.push(line),
    };
    await connect(at("http://192.0.2.1:6333"), options).catch(() => undefined);
    expect(notes).toEqual([
      "The API key is readable on its way to http://192.0.2.1:6333; https would hide it",
    ]);
  });

  it("refuses a key that cannot be sent, without repeating it", async () => {
    const failure = await connect(at("http://127.0.0.1:1"), { apiKey: "two words" }).catch((e: Error) => e);
    expect(failure).toMatchObject({ code: "input" });
    expect((failure as Error).message).toMatch(/^QDRANT_API_KEY holds characters/);
    expect((failure as Error).message).not.toContain("two words");
  });

  it("does not repeat the key when Qdrant refuses it", async () => {
    await using proxy = await startFaultProxy("http://127.0.0.1:1", () => "busy");
    const options = { apiKey: "key-123", waitsMs: [1] };
    const failure = await connect(at(proxy.url), options).catch((e: Error) => e);
    expect((failure as Error).message).toBe(
      `connecting to Qdrant at ${proxy.url} failed after 2 tries: Qdrant answered 503`,
    );
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain("key-123");
  });

  it.each([301, 302, 303, 307, 308])(
    "does not follow a redirect, which would take the key along: %i",
    async (status) => {
      await using other = await serverThatAnswers(QDRANT);
      const location = `http://user:secret@${new URL(other.url).host}/elsewhere?api_key=secret`;
      await using server = await serverThatSays(status, "", { location });
      const failure = await connect(at(server.url), { apiKey: "key-123" }).catch((e: Error) => e);
      expect(failure).toMatchObject({
        code: "world",
        message: `connecting to Qdrant at ${server.url} failed: Qdrant answered ${status}; it points to ${other.url}, and redirects are not followed, since the API key would go along: give the URL where Qdrant itself answers`,
      });
      expect(other.seen).toEqual([]);
    },
  );

  it.each([
    [401, "Must provide an API key or an Authorization bearer token", "text/plain"],
    [403, '{"status":{"error":"Forbidden: Global access is required"},"time":0}', "application/json"],
  ])("says what Qdrant said with %i, and where the key comes from", async (status, body, type) => {
    await using server = await serverThatSays(status, body, { "content-type": type });
    await expect(connect(at(server.url), { apiKey: "key-123" })).rejects.toThrow(
      new RegExp(
        `failed: Qdrant answered ${status}: (Must provide an API key .* token|Forbidden: Global access is required); QDRANT_API_KEY must hold a key that is allowed to do this$`,
      ),
    );
    expect(server.seen).toHaveLength(1);
  });

  it("says in one line what a page of something else says", async () => {
    const page = `<html><style>p { color: red }</style><body>\n<h1>Not\nhere</h1>${"x".repeat(1000)}</body></html>`;
    await using server = await serverThatSays(404, page, { "content-type": "text/html" });
    await expect(connect(at(server.url))).rejects.toThrow(/answered 404: Not here x{200,300}…$/);
  });

  it.each([
    ["in a refusal", 401, '{"status":{"error":"the key key-123 is wrong"}}'],
    ["in a text", 401, "key-123 is wrong"],
    ["encoded", 401, `a2V5LTEyMw== is wrong`],
    ["in what is no JSON", 200, "{key-123"],
    ["in another status", 202, '{"key":"key-123"}'],
    ["in another shape", 200, '{"title":"key-123"}'],
    ["in another value", 200, '"key-123"'],
    ["in a version", 200, '{"title":"qdrant","version":"0.1 key-123"}'],
  ])("does not repeat a key that the server repeats: %s", async (_, status, body) => {
    await using server = await serverThatSays(status, body, { "content-type": "application/json" });
    const failure = (await connect(at(server.url), { apiKey: "key-123" }).catch((e: Error) => e)) as Error;
    expect(failure).toMatchObject({ code: "world" });
    for (let each: unknown = failure; each instanceof Error; each = each.cause) {
      const all = JSON.stringify(each, Object.getOwnPropertyNames(each)) + each.stack;
      expect(all).not.toMatch(/key-123|a2V5LTEyMw/);
    }
  });

  it("does not take a key into what it says of the engine", async () => {
    await using server = await serverThatAnswers({
      title: "qdrant-rank-eval key-123",
      version: "1.18.3 key-123",
    });
    const { description, version } = await connect(at(server.url), { apiKey: "key-123" });
    expect({ description, version }).toEqual({
      description: "qdrant-rank-eval [hidden]",
      version: "1.18.3 [hidden]",
    });
  });

  it("does not take in more than an answer can be", async () => {
    const megabyte = "x".repeat(1024 * 1024);
    const server = createServer((_, response) => {
      Readable.from(endless(megabyte)).pipe(response);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    await expect(connect(at(`http://127.0.0.1:${port}`), { waitsMs: [] })).rejects.toThrow(
      /^connecting to Qdrant at http:\S+ failed: .*Response content exceeded max size/,
    );
    server.close();
    server.closeAllConnections();
  });

  it("says so when something else answers", async () => {
    await using server = await serverThatAnswers({ hello: "world" });
    await expect(connect(at(server.url))).rejects.toThrow(
      `what answers at ${server.url} is not Qdrant: it does not tell its title and version`,
    );
  });

  it("refuses a Qdrant that is too old to mark collections", async () => {
    await using server = await serverThatAnswers({ ...QDRANT, version: "1.15.5" });
    await expect(connect(at(server.url))).rejects.toThrow(/^Qdrant 1\.15\.5 is too old: .* needs 1\.16/);
  });
});

describe("the client of a connection", () => {
  it("sends nothing that would change a collection of somebody else", async () => {
    await using server = await serverThatAnswers(QDRANT);
    const { client, cleaner } = await connect(at(server.url));
    for (const each of [client, cleaner]) {
      await expect(each.deleteCollection("videos")).rejects.toThrow(/refused to send deleteCollection/);
      await expect(each.upsert("videos", { points: [] })).rejects.toThrow(/refused to send upsertPoints/);
      await expect(each.updateCollectionAliases({ actions: [] })).rejects.toThrow(/refused/);
    }
    expect(server.seen.map(({ path }) => path)).toEqual(["/"]);
  });

  it("ends with the signal; the cleaner goes on", async () => {
    await using server = await serverThatAnswers(QDRANT);
    await using proxy = await startFaultProxy(server.url, ({ number }) =>
      number === 1 ? "hang" : undefined,
    );
    const controller = new AbortController();
    const { client, cleaner } = await connect(at(proxy.url), { signal: controller.signal });
    const ended = expect(client.versionInfo()).rejects.toThrow("interrupted");
    await vi.waitUntil(() => proxy.seen.length === 2);
    controller.abort(new Error("interrupted"));
    await ended;
    expect(await cleaner.versionInfo()).toEqual(QDRANT);
  });

  it.each(["busy", "drop", "cut", "lose", "hang"] as const)(
    "tries again after a fault: %s",
    async (fault) => {
      await using server = await serverThatAnswers(QDRANT);
      await using proxy = await startFaultProxy(server.url, ({ number }) =>
        number === 1 ? fault : undefined,
      );
      const { client } = await connect(at(proxy.url), { waitsMs: [1], timeoutMs: 1000 });
      expect(await client.versionInfo()).toEqual(QDRANT);
      expect(proxy.seen.length).toBe(3);
    },
  );
});

it("does not stumble over a connection that was closed while the harness computed", async () => {
  const server = new Worker(
    `const { parentPort } = require("node:worker_threads");
     const answer = ${JSON.stringify(JSON.stringify({ ...QDRANT, result: { count: 5 } }))};
     const server = require("node:http").createServer(({ socket }, response) => {
       response.setHeader("content-type", "application/json").end(answer);
       setTimeout(() => socket.end(), 100);
     });
     server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));`,
    { eval: true },
  );
  try {
    const [port] = (await once(server, "message")) as [number];
    const onNote = vi.fn();
    const { client } = await connect(at(`http://127.0.0.1:${port}`), { onNote });
    await client.count("videos");
    const end = performance.now() + 1500;
    while (performance.now() < end);
    await client.count("videos");
    expect(onNote).not.toHaveBeenCalled();
  } finally {
    await server.terminate();
  }
});
