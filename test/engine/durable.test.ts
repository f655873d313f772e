import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { enginesOf } from "../e2e/processes.ts";
import { makeCollection, scratchFolder, send, withServer } from "./data-folder.ts";

/** Kills the engine's process under a server of this process that is the only one on a data folder. */
async function killEngine(url: string): Promise<void> {
  for (const pid of enginesOf(process.pid)) process.kill(pid, "SIGKILL");
  await vi.waitUntil(async () => (await fetch(`${url}/healthz`)).status === 503, { timeout: 10_000 });
}

it("an engine that died fails every probe and every request, which name it", async () => {
  await using folder = await scratchFolder();
  await withServer(folder.path, async (url) => {
    await makeCollection(url, "a");
    await killEngine(url);
    for (const probe of ["/healthz", "/readyz", "/livez"]) {
      const response = await fetch(url + probe);
      expect([response.status, await response.text()]).toEqual([
        503,
        expect.stringContaining("the engine's process is gone: it ended with SIGKILL"),
      ]);
    }
    const points = { points: [{ id: 8, vector: [1, 2] }] };
    const requests: [method: string, path: string, body?: object][] = [
      ["GET", "/"],
      ["GET", "/collections"],
      ["GET", "/collections/a/points/7"],
      ["PUT", "/collections/a/points", points],
      ["PUT", "/collections/a/points?wait=true", points],
      ["PUT", "/collections/b", { vectors: { size: 2, distance: "Dot" } }],
    ];
    for (const request of requests) {
      expect(await send(url, ...request)).toMatchObject({
        status: 500,
        error: expect.stringContaining("the engine's process is gone"),
      });
    }
  });
});

it("a change that was acknowledged without a wait outlives the engine's death", async () => {
  await using folder = await scratchFolder();
  const text = "x".repeat(500);
  await withServer(folder.path, async (url) => {
    await makeCollection(url, "a");
    const engines = enginesOf(process.pid);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, part) => {
        const points = Array.from({ length: 200 }, (_, i) => ({
          id: part * 200 + i,
          vector: [i, 1],
          payload: { text },
        }));
        return send(url, "PUT", "/collections/a/points", { points });
      }),
    );
    for (const pid of engines) process.kill(pid, "SIGKILL");
    for (const answer of answers) expect(answer).toMatchObject({ result: { status: "acknowledged" } });
  });
  await withServer(folder.path, async (url) => {
    expect(await send(url, "POST", "/collections/a/points/count", {})).toMatchObject({
      result: { count: 4000 },
    });
  });
});

it("a change that is refused is acknowledged without a wait, as Qdrant does it", async () => {
  await using folder = await scratchFolder();
  await withServer(folder.path, async (url) => {
    await makeCollection(url, "a");
    const wrong = { points: [{ id: 8, vector: [1, 2, 3] }] };
    expect(await send(url, "PUT", "/collections/a/points", wrong)).toMatchObject({ status: 200 });
    expect(await send(url, "PUT", "/collections/a/points?wait=true", wrong)).toMatchObject({ status: 400 });
  });
  await withServer(folder.path, async (url) => {
    expect(await send(url, "GET", "/collections/a/points/7")).toMatchObject({ status: 200 });
  });
});

it("names that differ by case only, odd ones and the longest share no folder", async () => {
  await using folder = await scratchFolder();
  const names = [
    "videos",
    "Videos",
    "VIDEOS",
    "a b.c",
    "a.",
    "é",
    "e\u0301",
    "n".repeat(255),
    "é".repeat(127),
    " ".repeat(255),
  ];
  await withServer(folder.path, async (url) => {
    for (const name of names) expect(await makeCollection(url, name), name).toMatchObject({ status: 200 });
    const escaped = encodeURIComponent("VIDEOS");
    expect(await send(url, "DELETE", `/collections/${escaped}`)).toMatchObject({ result: true });
  });
  await withServer(folder.path, async (url) => {
    for (const name of names.filter((each) => each !== "VIDEOS")) {
      const answer = await send(
        url,
        "GET",
        `/collections/${encodeURIComponent(name).replaceAll(".", "%2E")}/points/7`,
      );
      expect(answer, name).toMatchObject({ status: 200, result: { payload: { name } } });
    }
    expect(await send(url, "GET", "/collections/VIDEOS")).toMatchObject({ status: 404 });
  });
});

/** A payload whose list is nested so deep. */
const nested = (depth: number) => ({
  p: Array.from({ length: depth }).reduce((inner: unknown) => [inner], 1),
});
/** A filter with so many filters around its condition, each a clause of one. */
const filters = (depth: number) =>
  Array.from({ length: depth }).reduce((must: object) => ({ must }), {
    must: { key: "a", match: { value: 1 } },
  });

const CHANGES: [
  what: string,
  method: string,
  path: string,
  body: (depth: number) => object,
  deepest: number,
][] = [
  [
    "upsert",
    "PUT",
    "points",
    (depth) => ({ points: [{ id: 1, vector: [1, 2], payload: nested(depth) }] }),
    121,
  ],
  [
    "columns",
    "PUT",
    "points",
    (depth) => ({ batch: { ids: [1], vectors: [[1, 2]], payloads: [nested(depth)] } }),
    121,
  ],
  ["set_payload", "POST", "points/payload", (depth) => ({ points: [7], payload: nested(depth) }), 124],
  ["overwrite_payload", "PUT", "points/payload", (depth) => ({ points: [7], payload: nested(depth) }), 124],
  [
    "key",
    "POST",
    "points/payload",
    (depth) => ({ points: [7], key: Array(depth).fill("a").join("."), payload: { x: 1 } }),
    126,
  ],
  ["delete by filter", "POST", "points/delete", (depth) => ({ filter: filters(depth) }), 60],
  ["set by filter", "POST", "points/payload", (depth) => ({ filter: filters(depth), payload: { x: 1 } }), 60],
  [
    "update_filter",
    "PUT",
    "points",
    (depth) => ({ points: [{ id: 1, vector: [1, 2] }], update_filter: filters(depth) }),
    60,
  ],
  [
    "vectors",
    "PUT",
    "points/vectors",
    (depth) => ({ points: [{ id: 7, vector: [1, 2] }], update_filter: filters(depth) }),
    60,
  ],
  [
    "batch",
    "POST",
    "points/batch",
    (depth) => ({ operations: [{ set_payload: { points: [7], payload: nested(depth) } }] }),
    122,
  ],
  [
    "batch with filter",
    "POST",
    "points/batch",
    (depth) => ({ operations: [{ delete: { filter: filters(depth) } }] }),
    60,
  ],
];

it("refuses changes that are nested too deep to be read again, and takes all others", async () => {
  await using folder = await scratchFolder();
  await withServer(folder.path, async (url) => {
    for (const [what, method, path, body, deepest] of CHANGES) {
      await makeCollection(url, what);
      const target = `/collections/${encodeURIComponent(what)}/${path}?wait=true`;
      expect(await send(url, method, target, body(deepest)), what).toMatchObject({ status: 200 });
      for (const depth of [deepest + 1, deepest + 2, deepest + 3, 1000]) {
        expect(await send(url, method, target, body(depth)), `${what} ${depth}`).toMatchObject({
          status: 400,
          error: expect.stringMatching(/^Format error in JSON body: /),
        });
      }
      await send(url, method, target.replace("?wait=true", ""), body(deepest));
    }
    for (const pid of enginesOf(process.pid)) process.kill(pid, "SIGKILL");
  });
  await withServer(folder.path, async (url) => {
    for (const [what] of CHANGES) {
      const answer = await send(url, "POST", `/collections/${encodeURIComponent(what)}/points/scroll`, {});
      expect(answer, what).toMatchObject({ status: 200 });
    }
  });
});

it("belongs to one of two servers that start at once", async () => {
  await using folder = await scratchFolder();
  const dataDir = join(folder.path, "new");
  const starts = await Promise.allSettled([
    startEmbeddedQdrant({ dataDir }),
    startEmbeddedQdrant({ dataDir }),
  ]);
  for (const start of starts) if (start.status === "fulfilled") await start.value[Symbol.asyncDispose]();
  expect(starts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = starts.find((start) => start.status === "rejected");
  expect(refused?.reason).toMatchObject({
    code: "world",
    message: expect.stringContaining(`the data folder ${dataDir} is in use by process`),
  });
  await withServer(dataDir, async (url) => {
    expect(await send(url, "GET", "/collections")).toMatchObject({ status: 200 });
  });
});
