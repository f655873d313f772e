import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { PYTHON_CLIENT, pythonEnvironment } from "../python-environment.ts";
import { contract } from "./engines.ts";

const run = promisify(execFile);
const program = fileURLToPath(new URL("./python_client.py", import.meta.url));
const environment = await pythonEnvironment(PYTHON_CLIENT);
const absent = "missing" in environment ? `: ${environment.missing}` : "";

await contract("the client for Python", (engine) => {
  it.skipIf(absent !== "")(`creates, ranks, scrolls and deletes${absent}`, async () => {
    const name = engine.collection.split("/").at(-1)!;
    const { stdout } = await run((environment as { python: string }).python, [program, engine.url, name]);
    expect(JSON.parse(stdout)).toEqual({
      ranked: [
        [4, 8],
        [3, 6],
        [2, 4],
      ], // id + 2 · id / 2
      page: [0, 2],
      following: 4,
      left: 4,
      exists: false,
    });
  });
});
