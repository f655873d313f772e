import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { openEngine } from "../../src/engine/open-engine.ts";

const ignore = () => {};

/** How a URL is refused as input, where it is asked for and where the environment names it. */
async function refusalsOf(url: string): Promise<string[]> {
  const messages: string[] = [];
  for (const [choice, env] of [
    [url, {}],
    ["auto", { QDRANT_URL: url }],
  ] as const) {
    const failure = await openEngine(choice, ignore, env).catch((error: Error) => error);
    expect(failure).toMatchObject({ code: "input" });
    messages.push((failure as Error).message);
  }
  return messages;
}

describe("openEngine", () => {
  it("takes a URL for a Qdrant that runs already", async () => {
    const told: string[] = [];
    await using engine = await openEngine(
      "https://qdrant.example:6333/prefix",
      (line) => told.push(line),
      {},
    );
    expect(engine).toMatchObject({
      url: "https://qdrant.example:6333/prefix",
      kind: "url",
      reason: "asked for",
    });
    expect(told).toEqual(["Engine: Qdrant server (asked for)"]);
  });

  it("starts the reference engine when that is asked for", async () => {
    await using engine = await openEngine("reference", ignore, { QDRANT_URL: "http://localhost:1" });
    expect(engine).toMatchObject({
      kind: "reference",
      description: "reference engine, not Qdrant",
      reason: "asked for",
    });
    const answer = await fetch(`${engine.url}/readyz`);
    expect(answer.status).toBe(200);
  });

  it("uses QDRANT_URL when it may choose, and says so", async () => {
    await using engine = await openEngine("auto", ignore, { QDRANT_URL: "http://localhost:6333" });
    expect(engine).toMatchObject({
      kind: "url",
      url: "http://localhost:6333",
      reason: "auto: QDRANT_URL is set",
    });
  });

  it.each(["memory", "localhost:6333", "ftp://localhost", "toString", ""])("refuses %j", async (choice) => {
    await expect(openEngine(choice, ignore, {})).rejects.toThrow(
      `the engine must be auto, embedded, container, reference, or the URL of a running Qdrant, got ${JSON.stringify(choice)}`,
    );
  });

  it("says where a bad URL came from", async () => {
    await expect(openEngine("auto", ignore, { QDRANT_URL: "localhost" })).rejects.toThrow(
      'QDRANT_URL must be the URL of a running Qdrant, got "localhost"',
    );
  });

  it.each([
    "http://user:secret@localhost:6333",
    "https://secret@localhost",
    "https://localhost?api_key=secret",
    "https://localhost/#secret",
    "http://user:12#secret@localhost",
    "http://user:12/secret@localhost",
    "http://localhost/user:secret%40host",
    "http://user:%73ecret@localhost",
    "http://[user:secret]@localhost",
  ])("refuses a secret in %s without repeating it", async (url) => {
    for (const message of await refusalsOf(url)) {
      expect(message).toMatch(/the API key is taken from QDRANT_API_KEY$/);
      expect(message).not.toMatch(/secret|%73ecret|user|12/);
    }
  });

  it.each([
    "user:secret@localhost:6333",
    "http//user:secret@localhost",
    "htp://user:secret@localhost:6333",
    "http://user:secret@",
    "http://user:secret@localhost:port",
    "http://user:secret%40localhost",
    "http://user:sec#ret@localhost",
    "http://user:sec/ret@localhost",
    "http:\\\\user:secret@localhost",
    " http://user:secret@localhost",
    "localhost:6333?api_key=secret",
    "//user:secret@localhost",
    "5d41402a-bc4b-2a76-b971-9d911017c592",
    "eyJhbGciOiJIUzI1NiJ9.eyJhY2Nlc3MiOiJyIn0.c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0",
  ])("refuses %j, which is no URL, without repeating what could be a secret", async (url) => {
    for (const message of await refusalsOf(url)) {
      expect(message).toMatch(/got \d+ characters that are not repeated here/);
      expect(message).not.toMatch(/user|sec|ret@|5d41402a|eyJ/);
    }
  });

  it("goes on to the next engine, with a note, where the cache cannot be written", async () => {
    const folder = await mkdtemp(join(tmpdir(), "open-engine-test-"));
    const file = join(folder, "file");
    await writeFile(file, "");
    vi.stubEnv("XDG_CACHE_HOME", file);
    const told: string[] = [];
    try {
      await using engine = await openEngine("auto", (line) => told.push(line), {});
      expect(["container", "reference"]).toContain(engine.kind);
      expect(engine.reason).toContain("embedded does not start here");
    } finally {
      vi.unstubAllEnvs();
      await rm(folder, { recursive: true });
    }
    expect(told.find((line) => line.startsWith("No embedded engine: "))).toContain(
      join(file, "qdrant-rank-eval"),
    );
  });
});
