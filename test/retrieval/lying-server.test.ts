import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { serveRoutes } from "../../src/steps/serve-routes.ts";
import { startFaultProxy } from "../fault-proxy.ts";
import { tinyRanking, tinyRun } from "../steps/tiny-run.ts";

let server: EmbeddedQdrant;
beforeAll(async () => {
  server = await startEmbeddedQdrant({ engine: "reference" });
});
afterAll(() => server[Symbol.asyncDispose]());

// biome-ignore lint/suspicious/noExplicitAny: a lie may be anything
type Body = any;

/** Changes the result of an answer. */
const result = (change: (result: Body) => unknown) => (body: string) => {
  const answer = JSON.parse(body);
  return JSON.stringify({ ...answer, result: change(answer.result) });
};

/** Changes the points of every query's answer. */
const points = (change: (points: Body[]) => unknown) =>
  result((answers) => answers.map((each: Body) => ({ ...each, points: change(each.points) })));

/** Changes the first point of every query's answer. */
const first = (change: object) => points(([best, ...rest]) => [{ ...best, ...change }, ...rest]);

const page = "<!DOCTYPE html><html><body><h1>It works!</h1></body></html>";

const QUERY = /\/points\/query\/batch/;
const COUNT = /\/points\/count/;
const CREATE = /^PUT \/collections\/[^/]+$/;
const INDEX = /\/index/;
const UPLOAD = /^PUT .*\/points/;

describe("a server whose answers cannot be true", () => {
  it.each<[string, RegExp, (body: string) => string, RegExp]>([
    ["null for a result", QUERY, result(() => null), /querying \S+ \S+ failed: .*result is null, a list is/],
    ["no result", QUERY, () => "{}", /result is missing, a list is needed/],
    ["null", QUERY, () => "null", /the answer is null, not a JSON object/],
    ["nothing", QUERY, () => "", /the answer is not JSON, or only a part of it/],
    ["a page", QUERY, () => page, /the answer is not JSON, or only a part of it/],
    ["half an answer", QUERY, (body) => body.slice(0, body.length / 2), /not JSON, or only a part of it/],
    ["a list", QUERY, () => "[]", /result is missing/],
    ["too few answers", QUERY, result((answers) => answers.slice(1)), /\d+ answers came back to \d+ queries/],
    ["too many answers", QUERY, result((all) => [...all, all[0]]), /\d+ answers came back to \d+ queries/],
    ["null for an answer", QUERY, result((all) => all.map(() => null)), /result\[0\]\.points is missing/],
    ["null for points", QUERY, points(() => null), /result\[0\]\.points is null, a list is needed/],
    ["null for a point", QUERY, points(([, ...rest]) => [null, ...rest]), /points\[0\]\.id is missing/],
    ["no id", QUERY, first({ id: undefined }), /points\[0\]\.id is missing, a number or a text is needed/],
    ["a text for a score", QUERY, first({ score: "0.5" }), /points\[0\]\.score is "0.5", a 32-bit number/],
    ["null for a score", QUERY, first({ score: null }), /points\[0\]\.score is null, a 32-bit number/],
    ["a score beyond 32 bits", QUERY, first({ score: 1e300 }), /points\[0\]\.score is 1e\+300/],
    ["an unknown point", QUERY, first({ id: 987654 }), /point 987654 came back, which is not an item/],
    ["an item by another id", QUERY, first({ id: "1" }), /point 1 came back, which is not an item/],
    [
      "no best point",
      QUERY,
      points((all) => all.slice(1)),
      /user \S+ \d+ points came back, where there are at least/,
    ],
    ["no points", QUERY, points(() => []), /user \S+ 0 points came back, where there are at least/],
    [
      "a point more",
      QUERY,
      points((all) => [...all, all[0]]),
      /\d+ points came back, where \d+ were asked for/,
    ],
    ["a repeated point", QUERY, points(([a, , ...rest]) => [a, a, ...rest]), /point \d+ is repeated/],
    [
      "points out of order",
      QUERY,
      points((all) => all.reverse()),
      /point \d+ has a higher score \(.*\) than the one before/,
    ],
    [
      "an error as a success",
      QUERY,
      () => '{"status":{"error":"out of memory"},"result":null}',
      /it says: out of memory/,
    ],
    ["null for a count", COUNT, result(() => null), /counting the items .*result is null/],
    ["a text for a count", COUNT, result(() => ({ count: "40" })), /result\["count"\] is "40"/],
    ["another count", COUNT, result(() => ({ count: 1 })), /holds 1 items after \d+ were uploaded/],
    [
      "false for a creation",
      CREATE,
      result(() => false),
      /creating collection \S+ failed: .*result is false/,
    ],
    ["null for an index", INDEX, result(() => null), /indexing \S+ in collection .*result is null/],
    ["another status for an upload", UPLOAD, result(() => ({ status: "lost" })), /uploading items .*"lost"/],
  ])("ends a run where it gives %s", async (_, path, lie, message) => {
    await using proxy = await startFaultProxy(server.url, (request) =>
      path.test(`${request.method} ${request.path}`) ? lie : undefined,
    );
    const failure = await tinyRun(proxy.url, tinyRanking()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "world", message: expect.stringMatching(message) });
  });

  it.each<[string, (result: Body) => unknown, RegExp]>([
    ["null", () => null, /result is null/],
    ["no configuration", ({ config: _, ...rest }) => rest, /result\["config"\] is missing/],
    ["null for metadata's parent", (info) => ({ ...info, config: null }), /result\["config"\] is null/],
    ["a text for the indexes", (info) => ({ ...info, payload_schema: "none" }), /result\["payload_schema"\]/],
    ["false for its existence", () => ({ exists: "no" }), /result\["exists"\] is "no"/],
  ])("is told where it says of a collection that is to be deleted: %s", async (title, change, message) => {
    const asks = title.includes("existence") ? /\/exists$/ : /^GET \/collections\/[^/]+$/;
    await using proxy = await startFaultProxy(server.url, ({ method, path }) =>
      asks.test(`${method} ${path}`) ? result(change) : undefined,
    );
    const run = await tinyRun(proxy.url, tinyRanking());
    const failure = await Promise.resolve(run[Symbol.asyncDispose]()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "world" });
    expect((failure as Error).message).toMatch(message);
    expect((failure as Error).message).toMatch(/collection qdrant-rank-eval-tiny-/);
  });

  it("is told where it says that it deleted nothing", async () => {
    await using proxy = await startFaultProxy(server.url, ({ method, path }) => {
      if (method === "DELETE") return result(() => false);
      return path.endsWith("/exists") ? result(() => ({ exists: true })) : undefined;
    });
    const run = await tinyRun(proxy.url, tinyRanking());
    await expect(run[Symbol.asyncDispose]()).rejects.toThrow(
      /^deleting collection \S+, which this run made and nobody needs, failed: Qdrant answered false, and it is still there/,
    );
  });

  it("ends the timing of routes", async () => {
    await using proxy = await startFaultProxy(server.url, ({ path }) =>
      path.endsWith("/points/query") ? result(() => null) : undefined,
    );
    await using run = await tinyRun(proxy.url, tinyRanking());
    const { nearest } = serveRoutes(run.session, run.ranking, 10, 5);
    await expect(nearest(run.split.queries[0]!)).rejects.toMatchObject({
      code: "world",
      message: expect.stringMatching(/^querying collection .*result\.points is missing/),
    });
  });

  it("may leave out how long it took", async () => {
    const timeless = (body: string) => JSON.stringify({ ...JSON.parse(body), time: "long" });
    await using proxy = await startFaultProxy(server.url, ({ path }) =>
      path === "/" ? undefined : timeless,
    );
    await using run = await tinyRun(proxy.url, tinyRanking());
    expect(run.pool.nearest[0].rankings).toHaveLength(run.split.queries.length);
  });
});
