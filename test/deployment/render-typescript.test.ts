import ts from "typescript";
import { expect, it } from "vitest";
import { renderTypeScript } from "../../src/deployment/render-typescript.ts";
import { expectedRequest, in32Bits, model, seen, user } from "./sample-model.ts";
import { typeCheck } from "./type-check.ts";

const text = renderTypeScript(model);

it("gives a module that passes the strictest checks, and takes a user who has what it reads", () => {
  const caller = `
const languages: readonly string[] = ["en"];
const attributes = { languages, home: { lon: 14, lat: 50 } };
export const request = rankingRequest({ vector: [1, 0], affinities: {}, attributes, seen: [7, "a"] });
// @ts-expect-error: the place is missing
export const homeless = rankingRequest({ vector: [1, 0], affinities: {}, attributes: { languages } });`;
  expect(typeCheck(text + caller)).toEqual([]);
});

it("asks for nothing that the request does not read", () => {
  const { query, users, features } = model.saved;
  const saved = {
    ...model.saved,
    features: features.slice(0, 1),
    query: { ...query, only: [] },
    users: { ...users, attributes: {} },
  };
  const bare = renderTypeScript({ ...model, saved, features: model.features.slice(0, 1) });
  expect(/interface User {\n([^}]*)}/.exec(bare)![1]).toBe("  vector: readonly number[];\n");
  expect(typeCheck(bare)).toEqual([]);
});

it("makes the very request that the harness sends", async () => {
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
  const script = ts.transpileModule(text, { compilerOptions: options }).outputText;
  const { rankingRequest } = await import(`data:text/javascript,${encodeURIComponent(script)}`);
  const plain = { ...user, vector: Array.from(user.vector), seen };
  expect(in32Bits(rankingRequest(plain))).toEqual(expectedRequest());
});
