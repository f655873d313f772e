import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { contract } from "./engines.ts";

const run = promisify(execFile);
const { PYTHON = "python3" } = process.env;
const program = fileURLToPath(new URL("./python_client.py", import.meta.url));
const absent = await run(PYTHON, ["-c", "import qdrant_client"]).then(
  () => "",
  () => `: ${PYTHON} cannot import qdrant_client (PYTHON may name another one)`,
);

contract("the client for Python", (engine) => {
  it.skipIf(absent)(`creates, ranks, scrolls and deletes${absent}`, async () => {
    const name = engine.collection.split("/").at(-1)!;
    const { stdout } = await run(PYTHON, [program, engine.url, name]);
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
