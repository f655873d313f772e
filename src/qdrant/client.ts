import { setImmediate as nextTurn } from "node:timers/promises";
import { QdrantClient } from "@qdrant/js-client-rest";
import { Agent } from "undici";
import type { Engine } from "../engine/engine.ts";
import { inputError, worldError } from "../errors.ts";
import type { AnswerTime } from "../stopwatch.ts";
import { answerProblem } from "./check-answer.ts";
import { type Hide, hideInError, hideSecret } from "./hide-secret.ts";
import { OwnCollections } from "./own-collections.ts";
import { BadAnswer, worldErrorFrom } from "./request-error.ts";
import { type RetryPolicy, WAITS_MS, withRetries } from "./retry.ts";

/** How the title of this project's own server begins, whatever engine is behind it. */
const OWN_TITLE = "qdrant-rank-eval";

/** Clients of an engine, and what the engine says it is. */
export interface Connection {
  /** Tries again what may pass, ends with the run's signal, and writes to nobody else's collections. */
  readonly client: QdrantClient;
  /** For taking down what was made: goes on after the run's signal, and gives up sooner. */
  readonly cleaner: QdrantClient;
  readonly own: OwnCollections;
  readonly version: string;
  /** What answers, for a reader of the report. */
  readonly description: string;
  /** False for the reference engine. */
  readonly isQdrant: boolean;
}

export interface ConnectOptions extends Partial<RetryPolicy> {
  /** Sent to an engine at a URL, never to one that was started here. */
  readonly apiKey?: string | undefined;
  /** Is told how long each answer took. */
  readonly onAnswer?: (time: AnswerTime) => void;
}

/** One request may take so long by default, in milliseconds. */
export const TIMEOUT_MS = 60_000;

/** After so long without an answer the server may have closed a connection that was kept. */
const BUSY_MS = 1000;

/** An answer that is longer ends the run before it ends the memory; the longest that are asked for take a third of it. */
const LONGEST_ANSWER = 256 * 1024 * 1024;

/** One request of the cleaning up may take so long at most: somebody waits for the end. */
const CLEANING_MS = 10_000;

/**
 * Connects to an engine.
 *
 * @throws HarnessError `input` for an API key that cannot be sent, `world` when no Qdrant answers.
 */
export async function connect(
  engine: Pick<Engine, "url" | "kind" | "description">,
  { apiKey = process.env.QDRANT_API_KEY, onAnswer, ...given }: ConnectOptions = {},
): Promise<Connection> {
  const key = engine.kind === "url" ? apiKey?.trim() : "";
  if (key && !/^[\x21-\x7e]+$/.test(key)) {
    throw inputError(
      "QDRANT_API_KEY holds characters that a key cannot have; it should be one word of ASCII",
    );
  }
  const own = new OwnCollections();
  const peer = `${engine.description} at ${engine.url}`;
  const policy: RetryPolicy = { waitsMs: WAITS_MS, timeoutMs: TIMEOUT_MS, peer, ...given };
  if (key && !isPrivate(engine.url)) {
    policy.onNote?.(`The API key is readable on its way to ${engine.url}; https would hide it`);
  }
  const hide = hideSecret(key);
  const client = createClient(engine.url, key, { policy, own, hide, onAnswer });
  const cleaning = {
    waitsMs: policy.waitsMs.slice(0, 2),
    timeoutMs: Math.min(policy.timeoutMs, CLEANING_MS),
    peer,
  };
  const cleaner = createClient(engine.url, key, { policy: cleaning, own, hide });

  const about = await client.versionInfo().catch(worldErrorFrom(`connecting to Qdrant at ${engine.url}`));
  const { title, version } = hide(about);
  if (typeof title !== "string" || typeof version !== "string") {
    throw worldError(`what answers at ${engine.url} is not Qdrant: it does not tell its title and version`);
  }
  checkVersion(version);
  const startedHere = engine.kind === "embedded" || engine.kind === "reference";
  return {
    client,
    cleaner,
    own,
    version,
    description: title.startsWith(OWN_TITLE) && !startedHere ? title : engine.description,
    isQdrant: !title.includes("not Qdrant"),
  };
}

/** What every call of a client goes through. */
interface Door {
  readonly policy: RetryPolicy;
  readonly own: OwnCollections;
  readonly hide: Hide;
  readonly onAnswer?: ConnectOptions["onAnswer"];
}

function createClient(url: string, apiKey: string | undefined, door: Door): QdrantClient {
  const { protocol, hostname, port, pathname } = new URL(url);
  const client = new QdrantClient({
    url: `${protocol}//${hostname}`,
    port: port === "" ? (protocol === "https:" ? 443 : 80) : Number(port),
    prefix: pathname.replace(/\/+$/, ""),
    timeout: Number.POSITIVE_INFINITY, // each try has its own
    checkCompatibility: false,
    ...(apiKey && { headers: { "api-key": apiKey } }),
  });
  guardCalls(client, door);
  return client;
}

/** Collections keep metadata since 1.16, by which the harness knows its own. */
function checkVersion(version: string): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < 1 || (major === 1 && minor < 16)) {
    throw worldError(`Qdrant ${version} is too old: the harness needs 1.16 or newer, and is made for 1.18`);
  }
}

/** Whether nobody can listen in on a connection: it is encrypted, or does not leave this machine. */
function isPrivate(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}

/**
 * Goes once through the event loop: while the harness computed, the server may have closed a connection that was kept,
 * and a request on it would fail.
 */
async function seeClosedConnections(): Promise<void> {
  await nextTurn(); // of what waits already
  await nextTurn(); // of what has come in since
}

type Call = (payload: { collection_name?: string }, init?: object) => Promise<{ data: object }>;

/**
 * Puts retries, the guard, the clock and the check of answers under every method of a client, which all send through its
 * `api`. Redirects are not followed: they would take the key, and the request, past the guard.
 */
function guardCalls(client: QdrantClient, { policy, own, hide, onAnswer = () => {} }: Door): void {
  const api = client.api();
  // Otherwise as the client would make it: each try has its own time limit.
  const dispatcher = new Agent({
    bodyTimeout: 0,
    headersTimeout: 0,
    keepAliveTimeout: 10_000,
    connections: 25,
    maxResponseSize: LONGEST_ANSWER,
  });
  let answeredAt = performance.now();
  for (const [name, send] of Object.entries(api) as [string, Call][]) {
    const call: Call = async (payload, init) => {
      own.check(name, payload.collection_name);
      if (performance.now() - answeredAt > BUSY_MS) await seeClosedConnections();
      const started = performance.now();
      const sendOnce = (signal: AbortSignal) =>
        send(payload, { ...init, signal, dispatcher, redirect: "manual" }).catch((error: unknown) => {
          throw hideInError(error, hide);
        });
      const answer = await withRetries(sendOnce, policy);
      answeredAt = performance.now();
      const problem = answerProblem(name, answer.data);
      if (problem !== undefined) throw new BadAnswer(`this is not an answer of Qdrant: ${hide(problem)}`);
      onAnswer({ clientMs: answeredAt - started, engineMs: engineMsOf(answer.data) });
      return answer;
    };
    Object.assign(api, { [name]: call });
  }
}

/** What the engine says that it needed, in milliseconds; 0 where it says nothing that could be true. */
function engineMsOf({ time }: { readonly time?: unknown }): number {
  return typeof time === "number" && time >= 0 && Number.isFinite(time) ? time * 1000 : 0;
}
