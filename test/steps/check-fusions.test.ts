import { expect, it } from "vitest";
import { checkFusions } from "../../src/steps/check-fusions.ts";

const systems = [{ kind: "rrf" as const, name: "fused", weights: [1, 3] }];
const sources = { retrievers: ["dense", "words"], fusions: [{ kind: "rrf", k: 61 } as const] };

it("asks for the version of Qdrant that knows weights and k", () => {
  const check = (version: string) => () => checkFusions({ experiment: { systems }, sources }, version);
  expect(check("1.18.3")).not.toThrow();
  expect(check("2.0.0")).not.toThrow();
  expect(check("1.16.1")).toThrow(
    "the fusion rrf weights=1:3 needs Qdrant 1.17 or newer, and this is 1.16.1; leave out its weights",
  );
  expect(check("1.15.4")).toThrow(/the fusion rrf k=61 needs Qdrant 1\.16 or newer/);
});
