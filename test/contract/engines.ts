import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, it } from "vitest";
import { startEmbeddedQdrant } from "../../src/engine/embedded.ts";

/** An answer of Qdrant's REST interface. */
export interface Answer {
  readonly status: number;
  readonly result: unknown;
  /** The text of `status.error`. */
  readonly error: string | undefined;
}

/** A running engine, as a suite of the contract sees it. */
export interface Contract {
  readonly engine: string;
  readonly url: string;
  /** The path of a collection that is the suite's own. */
  readonly collection: string;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
}

interface EngineChoice {
  readonly name: string;
  open(): Promise<AsyncDisposable & { readonly url: string }>;
  /** Why it cannot run here; undefined where it should. */
  readonly absent?: string;
}

const { QDRANT_URL, REQUIRE_ENGINES = "" } = process.env;

/** The engines that have to keep the contract. */
const ENGINES: readonly EngineChoice[] = [
  { name: "embedded", open: () => startEmbeddedQdrant() },
  { name: "reference", open: () => startEmbeddedQdrant({ engine: "reference" }) },
  {
    name: "url",
    open: async () => ({ url: QDRANT_URL!, [Symbol.asyncDispose]: async () => {} }),
    ...(QDRANT_URL === undefined && { absent: "QDRANT_URL is not set" }),
  },
];

/**
 * Runs a suite on each engine. One that is not there is skipped, with its reason in the title, unless
 * `REQUIRE_ENGINES` names it.
 */
export function contract(title: string, suite: (contract: Contract) => void): void {
  for (const { name, open, absent } of ENGINES) {
    const required = REQUIRE_ENGINES.split(",").includes(name);
    if (absent !== undefined) {
      const report = required ? it : it.skip;
      report(`${title}: ${name} is not there: ${absent}`, () => {
        throw new Error(`REQUIRE_ENGINES wants ${name}, but ${absent}`);
      });
      continue;
    }
    describe(`${title} (${name})`, () => {
      let engine: (AsyncDisposable & { readonly url: string }) | undefined;
      const collection = `/collections/contract-${randomUUID()}`;
      beforeAll(async () => {
        engine = await open();
      });
      afterAll(async () => {
        if (engine) await send(engine.url, "DELETE", collection);
        await engine?.[Symbol.asyncDispose]();
      });
      suite({
        engine: name,
        collection,
        get url() {
          return engine!.url;
        },
        call: (method, path, body) => send(engine!.url, method, path, body),
      });
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
