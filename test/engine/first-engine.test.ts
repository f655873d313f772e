import { expect, it } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import { firstEngine } from "../../src/engine/first-engine.ts";
import { inputError, worldError } from "../../src/errors.ts";

const engine = (description: string): Engine => ({
  url: "http://127.0.0.1:1",
  kind: "embedded",
  description,
  async [Symbol.asyncDispose]() {},
});
const starts = (description: string) => async () => engine(description);
const failsWith = (error: Error) => async () => {
  throw error;
};

it("starts the first that starts, and tells why those before it did not", async () => {
  const told: string[] = [];
  const { engine: started, failed } = await firstEngine(
    {
      embedded: failsWith(worldError("no Python")),
      container: failsWith(worldError("no Docker")),
      reference: starts("reference"),
    },
    (line) => told.push(line),
  );
  expect(started.description).toBe("reference");
  expect(failed).toEqual(["embedded", "container"]);
  expect(told).toEqual(["No embedded engine: no Python", "No container engine: no Docker"]);
});

it("tries none after the first that starts", async () => {
  const { engine: started, failed } = await firstEngine(
    { embedded: starts("embedded"), container: failsWith(new Error("was tried")) },
    () => {},
  );
  expect(started.description).toBe("embedded");
  expect(failed).toEqual([]);
});

it("fails as the last one does", async () => {
  const starters = {
    embedded: failsWith(worldError("no Python")),
    reference: failsWith(worldError("no port")),
  };
  await expect(firstEngine(starters, () => {})).rejects.toThrow("no port");
});

it("hides neither bad input nor a mistake of the program behind the next engine", async () => {
  for (const error of [inputError("bad QDRANT_IMAGE"), new TypeError("x is not a function")]) {
    const starters = { embedded: failsWith(error), reference: starts("reference") };
    await expect(firstEngine(starters, () => {})).rejects.toBe(error);
  }
});
