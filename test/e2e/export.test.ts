import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadDataset } from "../../src/dataset/load-dataset.ts";
import { loadModel } from "../../src/deployment/load-model.ts";
import type { User } from "../../src/domain.ts";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { PYTHON_CLIENT, pythonEnvironment } from "../python-environment.ts";
import { commandLine, createWorkplace, type Workplace } from "./command-line.ts";

const run = promisify(execFile);
const USERS = 20;

let place: Workplace;
let server: EmbeddedQdrant;
let collection: string;
let users: readonly User[];
/** The harness's own first ten of each user, from its evidence. */
let expected: readonly string[][];

beforeAll(async () => {
  place = await createWorkplace();
  server = await startEmbeddedQdrant();
  const experiment = await place.experiment();
  const flags = ["--reports", place.reports, "--engine", server.url, "--keep", "--evidence"];
  const { code, stderr } = await commandLine(["run", experiment, ...flags]);
  expect(code, stderr).toBe(0);

  const answer = await (await fetch(`${server.url}/collections`)).json();
  collection = (answer as { result: { collections: { name: string }[] } }).result.collections[0]!.name;
  const { saved } = await loadModel(join(place.reports, "small"));
  const lines = await readFile(
    join(place.reports, "small", "evidence", `formula-${saved.query.depth}.run`),
    "utf8",
  );
  const rows = lines
    .trim()
    .split("\n")
    .map((line) => line.split(" "));
  const ids = [...new Set(rows.map(([user]) => user!))].slice(0, USERS);
  expected = ids.map((id) =>
    rows
      .filter(([user]) => user === id)
      .slice(0, 10)
      .map(([, , item]) => item!),
  );
  const dataset = await loadDataset(join(place.folder, "datasets", "small"));
  users = ids.map((id) => dataset.users.find((user) => user.id === id)!);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await place[Symbol.asyncDispose]();
});

async function exported(format: string): Promise<string> {
  const { code, stdout, stderr } = await commandLine([
    "export",
    join(place.reports, "small"),
    "--format",
    format,
  ]);
  expect(code, stderr).toBe(0);
  return stdout;
}

it("gives a curl command that returns the harness's first ten", async () => {
  const script = join(place.folder, "rank.sh");
  await writeFile(script, await exported("curl"));
  for (const [i, { vector, affinities }] of users.entries()) {
    const weights = Object.entries(affinities.topics!).map(([topic, weight]) => [
      `AFFINITY_TOPICS_${topic.toUpperCase()}`,
      String(weight),
    ]);
    const env = {
      ...process.env,
      QDRANT_URL: server.url,
      COLLECTION: collection,
      VECTOR: JSON.stringify(Array.from(vector)),
      ...Object.fromEntries(weights),
    };
    const { stdout } = await run("sh", [script], { env });
    const { result } = JSON.parse(stdout) as { result: { points: { id: number }[] } };
    expect(result.points.map(({ id }) => String(id))).toEqual(expected[i]);
  }
});

const environment = await pythonEnvironment(PYTHON_CLIENT);
const absent = "missing" in environment ? `: ${environment.missing}` : "";

it.skipIf(absent !== "")(`gives a Python module that returns the harness's first ten${absent}`, async () => {
  await writeFile(join(place.folder, "ranking.py"), await exported("python"));
  const program = `
import json, sys
from ranking import QdrantClient, rank
client = QdrantClient(url=sys.argv[1], check_compatibility=False)
users = json.load(open("users.json"))
print(json.dumps([[str(point.id) for point in rank(client, sys.argv[2], user)] for user in users]))
`;
  await writeFile(join(place.folder, "rank_all.py"), program);
  const plain = users.map(({ vector, affinities }) => ({ vector: Array.from(vector), affinities }));
  await writeFile(join(place.folder, "users.json"), JSON.stringify(plain));
  const { python } = environment as { python: string };
  const { stdout } = await run(python, ["rank_all.py", server.url, collection], { cwd: place.folder });
  expect(JSON.parse(stdout)).toEqual(expected);
});
