import { describe, expect, it } from "vitest";
import { explainFailure } from "../../../src/engine/edge/explain-failure.ts";
import { ReferenceCollection } from "../../../src/engine/reference/reference-collection.ts";
import { newConfig } from "../../../src/engine/server/configure.ts";
import { QdrantError } from "../../../src/engine/server/qdrant-error.ts";
import type { QueryRequest, Stage } from "../../../src/engine/server/query.ts";

const STOPPED = new QdrantError(400, "Wrong input: Operation cancelled: process cancelled by service");
const prefetch: Stage = { prefetch: [], query: { nearest: [1] }, using: "", limit: 2 };
const ranking = { using: "", limit: 2, offset: 0, with_payload: false, with_vector: false } as const;
const formula = (variable: string): QueryRequest => ({
  ...ranking,
  prefetch: [prefetch],
  query: { formula: variable, defaults: {} },
});

async function collection(): Promise<ReferenceCollection> {
  const points = new ReferenceCollection(newConfig({ vectors: { size: 1, distance: "Dot" } }));
  const upsert = [1, 2].map((id) => ({ id, vector: [id], payload: { a: 1, n: 1.5 } }));
  await points.update({ upsert: { points: upsert, update_mode: "upsert" } });
  return points;
}

describe("explainFailure", () => {
  it("finds the failing formula of a batch and what it failed of", async () => {
    const error = await explainFailure(STOPPED, [formula("a"), formula("b")], await collection(), {});
    expect(error).toMatchObject({
      status: 400,
      message: expect.stringContaining(
        "Expected number value for b in the payload and/or in the formula defaults",
      ),
    });
  });

  it("takes payload indexes into account: one of integers hides fractions", async () => {
    const points = await collection();
    expect(await explainFailure(STOPPED, [formula("n")], points, {})).toBe(STOPPED);
    const error = await explainFailure(STOPPED, [formula("n")], points, { n: { type: "integer" } });
    expect(error).toMatchObject({
      message: expect.stringContaining("No value found in a payload nor defaults"),
    });
  });

  it("leaves alone what says enough already", async () => {
    const other = new QdrantError(400, "Wrong input: something");
    expect(await explainFailure(other, [formula("b")], await collection(), {})).toBe(other);
  });
});
