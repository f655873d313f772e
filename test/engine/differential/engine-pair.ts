import { startEmbeddedQdrant } from "../../../src/engine/start-embedded.ts";
import { type Collection, VECTORS } from "./arbitrary-collection.ts";
import type { Request } from "./arbitrary-request.ts";
import type { Answer } from "./compare-answers.ts";

/** The embedded and the reference engine, each behind its REST front end. */
export interface EnginePair extends AsyncDisposable {
  readonly urls: readonly [embedded: string, reference: string];
}

/**
 * Starts both engines.
 *
 * @returns why there is no embedded engine here, where that is so and the environment does not insist on it.
 */
export async function startEnginePair(): Promise<EnginePair | string> {
  const isRequired = process.env.REQUIRE_ENGINES?.split(",").includes("embedded");
  const embedded = await startEmbeddedQdrant().catch((error: Error) => {
    if (isRequired) throw error;
    return error.message;
  });
  if (typeof embedded === "string") return embedded;
  const reference = await startEmbeddedQdrant({ engine: "reference" });
  return {
    urls: [embedded.url, reference.url],
    async [Symbol.asyncDispose]() {
      await Promise.all([embedded, reference].map((engine) => engine[Symbol.asyncDispose]()));
    },
  };
}

/** Sends a request to one engine. */
export async function send(url: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(url + path, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { result, status } = (await response.json()) as { result?: unknown; status: { error?: string } };
  return { status: response.status, result, ...(status.error === undefined ? {} : { error: status.error }) };
}

/** Sends a request to a collection of both engines. */
export async function sendToBoth(
  pair: EnginePair,
  name: string,
  { path, body }: Request,
): Promise<[Answer, Answer]> {
  const [a, b] = pair.urls.map((url) => send(url, "POST", `/collections/${name}/${path}`, body));
  return [await a!, await b!];
}

/** Makes the same collection in both engines. */
export async function createOnBoth(
  pair: EnginePair,
  name: string,
  { points, indexes }: Collection,
): Promise<void> {
  for (const url of pair.urls) {
    const setUp = async (method: string, path: string, body: unknown) => {
      const { status, error } = await send(url, method, `/collections/${name}${path}`, body);
      if (status !== 200) throw new Error(`${method} ${path}: ${error}`);
    };
    await setUp("PUT", "", VECTORS);
    for (const index of indexes) await setUp("PUT", "/index?wait=true", index);
    await setUp("PUT", "/points?wait=true", { points });
  }
}

export async function dropOnBoth(pair: EnginePair, name: string): Promise<void> {
  await Promise.all(pair.urls.map((url) => send(url, "DELETE", `/collections/${name}`)));
}
