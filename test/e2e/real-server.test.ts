import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { request as send } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import type { Report } from "../../src/report/report.ts";
import { commandLine, createWorkplace, type Workplace } from "./command-line.ts";

let place: Workplace;
let server: EmbeddedQdrant;
let seeded: Report;
let kept: string;
beforeAll(async () => {
  place = await createWorkplace();
  server = await startEmbeddedQdrant({ engine: "reference" });
  const { code, stderr } = await run({}, ["--engine", server.url, "--keep"]);
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(/Collection qdrant-rank-eval-small-\w+ stays at http/);
  seeded = await readReport();
  [kept = ""] = await collections();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await place[Symbol.asyncDispose]();
});

async function run(
  changes: { readonly [key: string]: unknown },
  flags: readonly string[],
  env: { readonly [name: string]: string } = {},
) {
  const experiment = await place.experiment(changes);
  return commandLine(["run", experiment, "--reports", place.reports, ...flags], env);
}

async function readReport(): Promise<Report> {
  return JSON.parse(await readFile(join(place.reports, "small", "report.json"), "utf8"));
}

async function collections(): Promise<string[]> {
  const answer = await fetch(`${server.url}/collections`);
  const { result } = (await answer.json()) as { result: { collections: { name: string }[] } };
  return result.collections.map(({ name }) => name);
}

describe("an existing collection", () => {
  it("is evaluated as one that was made for it, and left alone", async () => {
    expect(kept).toMatch(/^qdrant-rank-eval-small-/);
    const describeKept = async () => (await fetch(`${server.url}/collections/${kept}`)).json();
    const before = (await describeKept()) as { result: unknown };
    const { code, stderr } = await run({ retrieval: { collection: kept } }, ["--engine", server.url]);
    expect(code, stderr).toBe(0);
    const report = await readReport();
    expect(report.scores).toEqual(seeded.scores);
    expect(report.model).toEqual(seeded.model);
    expect(await collections()).toEqual([kept]);
    expect(await describeKept()).toMatchObject({ result: before.result });
    const text = await readFile(join(place.reports, "small", "report.md"), "utf8");
    expect(text).toContain(`in the existing collection ${kept}`);
  });

  it("must fit the experiment", async () => {
    const retrieval = { collection: kept, vector: "image", distance: "Dot" };
    const { code, stderr } = await run({ retrieval }, ["--engine", server.url]);
    expect(stderr).toContain(`error: collection ${kept}: it has no vector image; it has one, without a name`);
    expect(code).toBe(2);
  });

  it("cannot be in an engine that starts empty, nor stay in one that ends", async () => {
    const existing = await run({ retrieval: { collection: kept } }, ["--engine", "reference"]);
    expect(existing.stderr).toMatch(/names \S+, but the reference engine begins empty; give the URL/);
    expect(existing.code).toBe(2);
    const keeping = await run({}, ["--engine", "reference", "--keep"]);
    expect(keeping.stderr).toMatch(/a collection cannot be kept in the reference engine/);
    expect(keeping.code).toBe(2);
  });
});

describe("over TLS, with an API key", () => {
  it.skipIf(!hasOpenssl())("the key reaches the server and stands nowhere else", async () => {
    const apiKey = "key-5d41402abc4b2a76b9719d911017c592";
    await using tls = await startTls(server.url, place.folder);
    const { code, stdout, stderr } = await run({}, ["--engine", tls.url], {
      QDRANT_API_KEY: apiKey,
      NODE_EXTRA_CA_CERTS: tls.certificate,
    });
    expect(code, stderr).toBe(0);
    expect(tls.keys).toEqual(new Set([apiKey]));
    expect(stdout + stderr).not.toContain(apiKey);
    const folder = join(place.reports, "small");
    for (const file of await readdir(folder)) {
      expect(readFileSync(join(folder, file), "utf8"), file).not.toContain(apiKey);
    }
    expect((await readReport()).scores).toEqual(seeded.scores);
  });

  it.skipIf(!hasOpenssl())("a certificate that nobody vouches for is refused at once", async () => {
    await using tls = await startTls(server.url, place.folder);
    const { code, stderr } = await run({}, ["--engine", tls.url], { QDRANT_API_KEY: "key-5d41402a" });
    expect(stderr).toMatch(
      /connecting to Qdrant at https:\S+ failed: fetch failed \(self-signed certificate/,
    );
    expect(stderr).not.toContain("key-5d41402a");
    expect(code).toBe(3);
  });
});

it("falls back to the reference engine where nothing else starts, and says so", async () => {
  const { code, stdout, stderr } = await run({}, [], {
    PATH: "/nowhere",
    XDG_CACHE_HOME: join(place.folder, "cache"),
    DOCKER_HOST: "tcp://127.0.0.1:1",
  });
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(/No embedded engine: the embedded engine needs Python 3\.10 or later/);
  expect(stderr).toMatch(/No container engine: no Docker daemon answers/);
  const reason = "auto: QDRANT_URL is not set, embedded does not start here, container does not start here";
  expect(stderr).toContain(`Engine: reference engine, not Qdrant (${reason})`);
  expect(stdout).toContain("Computed by the reference engine, not Qdrant");
  const report = await readReport();
  expect(report.engine).toMatchObject({ kind: "reference", reason, isQdrant: false });
  expect(report.scores).toEqual(seeded.scores);
  expect(existsSync(join(place.reports, "small", "timings.json"))).toBe(false);
});

function hasOpenssl(): boolean {
  try {
    return execFileSync("openssl", ["version"]).length > 0;
  } catch {
    return false;
  }
}

/** A TLS endpoint before a server, with a certificate of its own, that notes the API keys it is sent. */
async function startTls(target: string, folder: string) {
  const certificate = join(folder, "certificate.pem");
  const key = join(folder, "key.pem");
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const make = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-keyout", key];
  execFileSync("openssl", [...make, "-out", certificate, ...subject], { stdio: "ignore" });
  const keys = new Set<string | undefined>();
  const tls = createServer(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    (incoming, outgoing) => {
      const { url = "", method = "", headers } = incoming;
      keys.add(headers["api-key"]?.toString());
      const forwarded = send(new URL(url, target), { method, headers }, (answer) => {
        answer.pipe(outgoing.writeHead(answer.statusCode!, answer.headers));
      });
      incoming.pipe(forwarded);
    },
  );
  tls.listen(0);
  await once(tls, "listening");
  const { port } = tls.address() as AddressInfo;
  return {
    url: `https://localhost:${port}`,
    certificate,
    keys,
    async [Symbol.asyncDispose]() {
      tls.close();
      tls.closeAllConnections();
    },
  };
}
