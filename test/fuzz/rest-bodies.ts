import fc from "fast-check";
import { expect } from "vitest";
import { printTree, toTree } from "./json-tree.ts";
import type { Ending, FuzzKind } from "./kind.ts";
import { describeByteEdit, editBytes, rareByteEdit } from "./mutate-bytes.ts";
import { applyEdit, editsAmong } from "./mutate-json.ts";
import { expectFinite, NEVER_IN_A_MESSAGE } from "./oracle.ts";
import { COLLECTION, INDEXES, POINTS, READS, type RestRequest, WRITES } from "./rest-requests.ts";

/** A request with a body that may be wrong. */
interface RestCase {
  readonly method: string;
  readonly path: string;
  readonly body: Uint8Array | string;
  /** Whether it leaves the collection as it is. */
  readonly onlyReads: boolean;
}

const edits = editsAmong([
  ...["price", "tags", "at", "on", "n", "deep.a[].b", "$score", "$score[1]", "dot", "cosine", "far", "multi"],
  ...[
    "words",
    "rrf",
    "dbsf",
    "sum_scores",
    "desc",
    "integer",
    "geo",
    "datetime",
    "uuid",
    "bool",
    "Manhattan",
  ],
]);

const CREATE: RestRequest = { method: "PUT", path: "-twin", body: COLLECTION };

function changedRequest(requests: readonly RestRequest[], onlyReads: boolean): fc.Arbitrary<RestCase> {
  return fc
    .record({ request: fc.constantFrom(...requests), edits, bytes: rareByteEdit })
    .map(({ request, edits, bytes }) => {
      const { method, path } = request;
      const tree = toTree(request.body);
      const story = edits.map((edit) => applyEdit(tree, edit));
      const text = Buffer.from(printTree(tree));
      if (bytes !== undefined) story.push(describeByteEdit(text, bytes));
      const body = bytes === undefined ? text : editBytes(text, bytes);
      return {
        method,
        path,
        body,
        onlyReads,
        [fc.toStringMethod]: () => `${method} ${path}: ${story.join("; ")}`,
      };
    });
}

/** Requests of every kind, of which the collection has to be made anew after some. */
export const EVERYTHING = fc.oneof(
  { weight: 5, arbitrary: changedRequest(READS, true) },
  { weight: 4, arbitrary: changedRequest([...WRITES, CREATE], false) },
);

/** Requests that leave the collection as it is: for an engine that takes long to make one. */
export const ONLY_READS = changedRequest(READS, true);

/**
 * Bodies for a server: an answer of numbers, or a status of the client's fault with its reason; and what the collection holds
 * after a change can be read.
 */
export function restBodies(
  url: string,
  kind: Pick<FuzzKind<RestCase>, "name" | "cases" | "input">,
): FuzzKind<RestCase> {
  const at = `${url}/collections/fuzz`;
  let isFresh = false;
  return {
    ...kind,
    async attempt({ method, path, body, onlyReads }) {
      if (!isFresh) await makeCollection(at);
      isFresh = onlyReads;
      const ending = await expectAnswer(await send(method, at + path, body));
      if (path === CREATE.path) await send("DELETE", at + path);
      if (!isFresh) await expectReadableCollection(at);
      return ending;
    },
  };
}

async function makeCollection(at: string): Promise<void> {
  await send("DELETE", at);
  const put = async (url: string, body: object) =>
    expect((await send("PUT", url, JSON.stringify(body))).status, url).toBe(200);
  await put(at, COLLECTION);
  await put(`${at}/points?wait=true`, { points: POINTS });
  for (const index of INDEXES) await put(`${at}/index?wait=true`, index);
}

function send(method: string, url: string, body?: string | Uint8Array): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return fetch(url, body === undefined ? { method } : { method, headers, body: body as string });
}

/** Numbers and nothing else, or the client's fault in words. */
async function expectAnswer(response: Response): Promise<Ending> {
  const text = await response.text();
  const answer = JSON.parse(text) as {
    readonly result?: unknown;
    readonly status: string | { readonly error: string };
  };
  if (response.status === 200) {
    expectFinite(answer.result);
    expect(answer.status).toBe("ok");
    return "ran";
  }
  expect([400, 404, 409, 422, 501], text).toContain(response.status);
  const { error } = answer.status as { error: string };
  expect(error.length).toBeGreaterThan(0);
  expect(error).not.toMatch(NEVER_IN_A_MESSAGE);
  return "refused";
}

/** Every way to read the collection gives the same points, with finite numbers. */
async function expectReadableCollection(at: string): Promise<void> {
  const read = async (path: string, body: object) => {
    const response = await send("POST", `${at}/points${path}`, JSON.stringify(body));
    const text = await response.text();
    expect(response.status, text).toBe(200);
    const { result } = JSON.parse(text);
    expectFinite(result, path);
    return result;
  };
  const { points } = await read("/scroll", { limit: 1000, with_payload: true, with_vector: true });
  const ids = points.map(({ id }: { id: unknown }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect((await read("/count", {})).count).toBe(ids.length);
  expect((await read("", { ids, with_payload: true })).length).toBe(ids.length);
  const scores = (await read("/query", { query: [1, 2], using: "dot", limit: 1000 })).points.map(
    ({ score }: { score: number }) => score,
  );
  expect(scores.length).toBeLessThanOrEqual(ids.length);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
}
