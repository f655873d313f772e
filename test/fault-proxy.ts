import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse, request as send } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * What the proxy does to a request:
 * - `busy`: answers 503 itself, as a load balancer does;
 * - `drop`: closes the connection before the server hears of it;
 * - `lose`: lets the server do it, and closes the connection instead of answering;
 * - `cut`: closes the connection in the middle of the answer;
 * - `hang`: never answers;
 * - a number: answers so many milliseconds late;
 * - a function: answers with another body, made from that of the server.
 */
export type Fault = "busy" | "drop" | "lose" | "cut" | "hang" | number | ((body: string) => string);

/** A request that reached the proxy. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  /** Counts from 0. */
  readonly number: number;
}

/** A server between a client and Qdrant that can be faulty. */
export interface FaultProxy extends AsyncDisposable {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
}

/** Starts a proxy before the server at a URL, with the fault, if any, of each request. */
export async function startFaultProxy(
  target: string,
  faultOf: (request: SeenRequest) => Fault | undefined,
): Promise<FaultProxy> {
  const seen: SeenRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    const request = { method: incoming.method!, path: incoming.url!, number: seen.length };
    seen.push(request);
    void answer(target, incoming, outgoing, faultOf(request));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

async function answer(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fault: Fault | undefined,
): Promise<void> {
  const body = Buffer.concat(await incoming.toArray());
  const { socket } = incoming;
  if (fault === "drop") return void socket.destroy();
  if (fault === "hang") return;
  if (fault === "busy") return void outgoing.writeHead(503).end("upstream is away");
  const { method, headers } = incoming;
  const forwarded = send(new URL(incoming.url!, target), { method: method!, headers }).end(body);
  const [response] = (await once(forwarded, "response")) as [IncomingMessage];
  const text = Buffer.concat(await response.toArray());
  if (fault === "lose") return void socket.destroy();
  if (typeof fault === "number") await new Promise((resolve) => setTimeout(resolve, fault));
  if (typeof fault === "function") {
    const { "content-length": _, ...other } = response.headers;
    return void outgoing.writeHead(response.statusCode!, other).end(fault(text.toString()));
  }
  outgoing.writeHead(response.statusCode!, response.headers);
  if (fault !== "cut") return void outgoing.end(text);
  outgoing.write(text.subarray(0, text.length / 2), () => socket.destroy());
}
