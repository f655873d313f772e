import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import ts from "typescript";
import { afterAll, beforeAll, expect, it } from "vitest";
import { quote } from "../../src/deployment/print-template.ts";
import { renderCurl } from "../../src/deployment/render-curl.ts";
import { renderJson } from "../../src/deployment/render-json.ts";
import { renderPython } from "../../src/deployment/render-python.ts";
import { renderTypeScript } from "../../src/deployment/render-typescript.ts";
import { HOSTILE_TEXTS, hostileText } from "../hostile-texts.ts";
import { hostileModel } from "./hostile-model.ts";
import { PYTHON_STUB } from "./python-stub.ts";
import { in32Bits } from "./sample-model.ts";
import { typeCheck } from "./type-check.ts";

const NAMES = [...HOSTILE_TEXTS, ...fc.sample(hostileText, { seed: 1, numRuns: 30 })];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rank-eval-export-"));
  await writeFile(join(folder, "curl"), "#!/bin/sh\nexec cat\n");
  await chmod(join(folder, "curl"), 0o755);
  await writeFile(join(folder, "qdrant_client.py"), PYTHON_STUB);
});
afterAll(() => rm(folder, { recursive: true }));

/** What the commands in the names would have left. */
function pwned(): string[] {
  return readdirSync(folder).filter((file) => file.startsWith("PWNED"));
}

/** The exports of a TypeScript module. */
function load(text: string) {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
  const { outputText } = ts.transpileModule(text, { compilerOptions });
  return import(`data:text/javascript;base64,${Buffer.from(outputText).toString("base64")}`);
}

it("quotes any text as JSON and JavaScript read it, with nothing hidden", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const literal = quote(text);
      expect(JSON.parse(literal)).toBe(text);
      expect(runInNewContext(literal)).toBe(text);
      expect(literal).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    }),
  );
});

it("writes no hidden character into any language, whatever the names", () => {
  for (const name of NAMES) {
    const { loaded } = hostileModel(name);
    for (const render of [renderCurl, renderJson, renderPython, renderTypeScript]) {
      expect(render(loaded).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    }
  }
});

it("gives a shell script that sends the request and runs nothing else, whatever the names", () => {
  for (const name of NAMES) {
    const { loaded, request, user } = hostileModel(name);
    const script = renderCurl(loaded);
    const weights = Object.values(user.affinities.topics).map(String);
    const variables = Array.from(script.matchAll(/^: "\$\{(\w+):=0\}"$/gm), ([, variable]) => variable!);
    const attribute = /^: "\$\{(ATTRIBUTE_\w*):=/m.exec(script)![1]!;
    const env = {
      ...Object.fromEntries(variables.map((variable, i) => [variable, weights[i]!])),
      VECTOR: JSON.stringify(user.vector),
      [attribute]: JSON.stringify(user.attributes[name]),
      PATH: `${folder}:${process.env.PATH}`,
    };
    const told = spawnSync("sh", ["-s"], { cwd: folder, env, input: script, encoding: "utf8" });
    expect([told.status, told.stderr], name).toEqual([0, ""]);
    expect(in32Bits(JSON.parse(told.stdout)), name).toEqual(request);
  }
  expect(pwned()).toEqual([]);
});

const absent = spawnSync("python3", ["--version"]).error;

it.skipIf(absent)("gives a Python module that makes the request alone, whatever the names", async () => {
  const models = NAMES.map(hostileModel);
  for (const [i, { loaded }] of models.entries()) {
    await writeFile(join(folder, `ranking_${i}.py`), renderPython(loaded));
  }
  const program = `
import importlib, json, sys
modules = [importlib.import_module(f"ranking_{i}") for i in range(${models.length})]
print(json.dumps([m.ranking_request(user) for m, user in zip(modules, json.load(sys.stdin))]))`;
  const input = JSON.stringify(models.map(({ user }) => user));
  const stdout = execFileSync("python3", ["-B", "-c", program], { cwd: folder, input, encoding: "utf8" });
  expect(in32Bits(JSON.parse(stdout))).toEqual(models.map(({ request }) => request));
  expect(pwned()).toEqual([]);
});

it("gives a TypeScript module that makes the request alone, whatever the names", async () => {
  for (const name of NAMES) {
    const { loaded, request, user } = hostileModel(name);
    const module = await load(renderTypeScript(loaded));
    expect(Object.keys(module)).toEqual(["rankingRequest"]);
    expect(in32Bits(module.rankingRequest(user)), name).toEqual(request);
  }
  expect(typeCheck(renderTypeScript(hostileModel(HOSTILE_TEXTS.join("")).loaded))).toEqual([]);
});

it("takes a weight that is called as a member of every object for 0 where the user has none", async () => {
  const { loaded, user } = hostileModel("n");
  const { rankingRequest } = await load(renderTypeScript(loaded));
  const request = JSON.stringify(rankingRequest({ ...user, affinities: { topics: {} } }));
  expect(request).toContain('{"mult":[0,"topics.constructor"]}');
});

it("gives JSON whose placeholders are no texts of the request, whatever the names", () => {
  for (const name of [...NAMES, "{{vector}}"]) {
    const { loaded, request, user } = hostileModel(name);
    const weights = Object.values(user.affinities.topics);
    const filled = renderJson(loaded)
      .replaceAll('"{{vector}}"', JSON.stringify(user.vector))
      .replaceAll(/"\{\{attributes\.(?:[^"\\]|\\.)*\}\}"/g, JSON.stringify(user.attributes[name]))
      .replaceAll(/"\{\{affinities\.topics\.(?:[^"\\]|\\.)*\}\}"/g, () => String(weights.shift()));
    expect(in32Bits(JSON.parse(filled).request), name).toEqual(request);
  }
});
