import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { afterAll, describe, it } from "vitest";
import { startContainer } from "../../src/engine/container.ts";
import { startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";

/** An answer of Qdrant's REST interface. */
export interface Answer {
  readonly status: number;
  readonly result: unknown;
  /** The text of `status.error`. */
  readonly error: string | undefined;
}

/** A running engine, as a suite of the contract sees it. */
export interface Contract {
  /** False for the reference engine, wherever it runs: it cannot do all that Qdrant does. */
  readonly isQdrant: boolean;
  readonly url: string;
  /** The path of a collection that is the suite's own. */
  readonly collection: string;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
}

type Running = AsyncDisposable & { readonly url: string };

const { QDRANT_URL, DOCKER_HOST, REQUIRE_ENGINES = "" } = process.env;
const SOCKET = "/var/run/docker.sock";

/** The engines that have to keep the contract, and how each is started; what cannot start says why. */
const ENGINES: { readonly [name: string]: () => Promise<Running> } = {
  embedded: () => startEmbeddedQdrant(),
  reference: () => startEmbeddedQdrant({ engine: "reference" }),
  container: async () => {
    if (DOCKER_HOST === undefined && !existsSync(SOCKET)) throw new Error(`there is no Docker at ${SOCKET}`);
    return startContainer(() => {});
  },
  url: async () => {
    if (QDRANT_URL === undefined) throw new Error("QDRANT_URL is not set");
    return { url: QDRANT_URL, [Symbol.asyncDispose]: async () => {} };
  },
};

/**
 * Runs a suite on each engine. One that is not there is skipped, with its reason in the title, unless
 * `REQUIRE_ENGINES` names it.
 */
export async function contract(title: string, suite: (contract: Contract) => void): Promise<void> {
  for (const [engine, start] of Object.entries(ENGINES)) {
    const started = await start().catch((error: Error) => error);
    if (started instanceof Error) {
      const report = REQUIRE_ENGINES.split(",").includes(engine) ? it : it.skip;
      report(`${title} (${engine} is not there: ${started.message})`, () => {
        throw started;
      });
      continue;
    }
    const { url } = started;
    const isQdrant = !(await (await fetch(url)).text()).includes("not Qdrant");
    const collection = `/collections/contract-${randomUUID()}`;
    describe(`${title} (${engine})`, () => {
      afterAll(async () => {
        await send(url, "DELETE", collection);
        await started[Symbol.asyncDispose]();
      });
      suite({ isQdrant, url, collection, call: (method, path, body) => send(url, method, path, body) });
    });
  }
}

/** Sends one request; a string goes as it is, anything else as JSON. */
async function send(url: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(url + path, {
    method,
    headers: { "content-type": "application/json" },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = text.startsWith("{")
    ? (JSON.parse(text) as { result?: unknown; status?: { error?: string } })
    : {};
  return { status: response.status, result: answer.result, error: answer.status?.error };
}
