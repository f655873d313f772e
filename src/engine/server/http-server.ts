import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Backend, JsonText } from "./backend.ts";
import { collectionRoutes } from "./collection-routes.ts";
import { Collections } from "./collections.ts";
import type { Decoder } from "./decode/decoder.ts";
import { decodeBody } from "./decode-body.ts";
import { otherRoutes } from "./other-routes.ts";
import { pointRoutes } from "./point-routes.ts";
import { QdrantError } from "./qdrant-error.ts";
import { QDRANT_VERSION } from "./qdrant-version.ts";
import { queryRoutes } from "./query-routes.ts";
import { readBody } from "./read-body.ts";
import { type Found, Router } from "./router.ts";

const PROBES: { readonly [path: string]: string } = {
  "/healthz": "healthz check passed",
  "/livez": "healthz check passed",
  "/readyz": "all shards are ready",
};

/** A server, not yet listening, that answers Qdrant's REST interface from a backend. */
export async function createQdrantServer(backend: Backend): Promise<Server> {
  const collections = await Collections.load(backend);
  const router = new Router([...collectionRoutes, ...pointRoutes, ...queryRoutes, ...otherRoutes]);
  const root = JSON.stringify({
    title: `qdrant-rank-eval (${backend.description})`,
    version: QDRANT_VERSION,
  });

  return createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const started = performance.now();
    const { method = "GET", url = "/" } = request;
    const [path = "/", search] = url.split("?", 2);
    const probe = method === "GET" ? PROBES[path] : undefined;
    const { failure } = backend;
    if (failure) {
      if (probe !== undefined) return send(response, 503, failure.message, "text/plain");
      return send(response, failure.status, errorText(failure.message, started));
    }
    if (method === "GET" && path === "/") return send(response, 200, root);
    if (probe !== undefined) return send(response, 200, probe, "text/plain");
    const found = router.find(method, path);
    if (!found) return send(response, 404, "");
    answer(found, request, new URLSearchParams(search).get("wait") === "true").then(
      (result) => send(response, 200, `{"result":${result},"status":"ok","time":${secondsSince(started)}}`),
      (error: unknown) => {
        const { status, message } = error instanceof QdrantError ? error : unforeseen(error);
        send(response, status, errorText(message, started));
      },
    );
  });

  async function answer(
    { route, params }: Found,
    request: IncomingMessage,
    wait: boolean,
  ): Promise<JsonText> {
    const text = await readBody(request);
    return route.handle({
      collections,
      param: (name) => params[name]!,
      wait,
      body: <T>(decoder: Decoder<T>) => decodeBody(text, decoder),
    });
  }
}

function send(response: ServerResponse, status: number, body: string, type = "application/json"): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) });
  response.end(body);
}

function errorText(error: string, started: number): string {
  return JSON.stringify({ status: { error }, time: secondsSince(started) });
}

function secondsSince(started: number): number {
  return Number(((performance.now() - started) / 1000).toPrecision(6));
}

function unforeseen(error: unknown): QdrantError {
  return new QdrantError(
    500,
    `Service internal error: ${error instanceof Error ? error.message : String(error)}`,
  );
}
