import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { renderPython } from "../../src/deployment/render-python.ts";
import { model } from "./sample-model.ts";

const absent = spawnSync("python3", ["--version"]).error;

it.skipIf(absent)(`gives a module that Python can read${absent ? ": no python3 here" : ""}`, () => {
  const program = "import ast, sys; print([node.name for node in ast.parse(sys.stdin.read()).body[1:]])";
  const { stdout, stderr } = spawnSync("python3", ["-c", program], {
    input: renderPython(model),
    encoding: "utf8",
  });
  expect(stdout, stderr).toBe("['ranking_request', 'rank']\n");
});
