import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import {
  contentHash,
  fillCollection,
  points,
  send,
  teamExperiment,
  teamFolder,
} from "../dataset/collection/team-collection.ts";
import { startCommandLine } from "./command-line.ts";

/*
 * A team's collection in Qdrant's own engine, from the command line: evaluated, interrupted, changed and checked again.
 */

let server: EmbeddedQdrant;
let place: string;
let file: string;
beforeAll(async () => {
  server = await startEmbeddedQdrant();
  await fillCollection(server.url, "videos");
  place = await mkdtemp(join(tmpdir(), "collection-run-"));
  file = join(place, "team.json");
  const { experiment } = teamExperiment("none");
  const { name, training, features } = experiment;
  await writeFile(
    file,
    JSON.stringify({
      ...{ name, dataset: await teamFolder(), training, features },
      retrieval: {
        retrievers: [{ name: "dense" }, { name: "words" }],
        only: [{ kind: "keyword", path: "language", attribute: "language" }],
      },
      ranking: { form: "logit", depths: [20], measures: ["nDCG@5"] },
    }),
  );
}, 120_000);
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(place, { recursive: true, force: true });
});

const run = (...flags: string[]) =>
  startCommandLine(["run", file, "--engine", server.url, "--reports", join(place, "reports"), ...flags]);

it("is evaluated, and is the same afterwards, also when the run is interrupted", async () => {
  const before = await contentHash(server.url, "videos");
  const { code, stderr } = await run("--accept", "--force").ended;
  expect(code, stderr).toBe(0);
  expect(await contentHash(server.url, "videos")).toBe(before);

  const interrupted = run();
  await interrupted.says("Training the model");
  interrupted.child.kill("SIGINT");
  expect((await interrupted.ended).code).toBe(130);
  expect(await contentHash(server.url, "videos")).toBe(before);
  expect(await send(server.url, "GET", "/collections")).toEqual({ collections: [{ name: "videos" }] });
}, 300_000);

it("is checked against its baseline after it changed, once that is allowed, and what changed is counted", async () => {
  const [first, second] = points;
  const id = "ffffffff-aaaa-4bbb-8ccc-0123456789ab";
  const changed = { ...second!, payload: { ...second!.payload, quality: 0.123 } };
  const added = { ...first!, id, payload: { language: "en", quality: 0.1 } };
  await send(server.url, "PUT", "/collections/videos/points?wait=true", { points: [changed, added] });
  const refused = await run("--check", "--force").ended;
  expect(refused.code).toBe(2);
  const counts = /points: about 1 of 161 \(then 160\), payloads: about 2 of 161 \(then 160\)/;
  expect(refused.stderr.replaceAll(/\s+/g, " ")).toMatch(counts);
  const allowed = await run("--check", "--force", "--allow-new-data").ended;
  expect(allowed.stdout.replaceAll(/\s+/g, " ")).toMatch(counts);
  expect(allowed.code, allowed.stdout).toBe(0);
}, 300_000);
