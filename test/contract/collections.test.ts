import { expect, it } from "vitest";
import { contract } from "./engines.ts";

await contract("collections", ({ call, collection }) => {
  const name = collection.split("/").at(-1)!;

  it("does not exist before it is created, and does afterwards", async () => {
    expect(await call("GET", `${collection}/exists`)).toMatchObject({
      status: 200,
      result: { exists: false },
    });
    expect(await call("GET", collection)).toMatchObject({
      status: 404,
      error: `Not found: Collection \`${name}\` doesn't exist!`,
    });
    const created = await call("PUT", collection, { vectors: { size: 4, distance: "Cosine" } });
    expect(created).toMatchObject({ status: 200, result: true });
    expect(await call("GET", `${collection}/exists`)).toMatchObject({ result: { exists: true } });
  });

  it("is refused a second time under the same name", async () => {
    expect(await call("PUT", collection, { vectors: { size: 4, distance: "Cosine" } })).toMatchObject({
      status: 409,
      error: `Wrong input: Collection \`${name}\` already exists!`,
    });
  });

  it("is listed", async () => {
    const { result } = await call("GET", "/collections");
    expect((result as { collections: object[] }).collections).toContainEqual({ name });
  });

  it("describes its settings, with defaults, and that it is empty", async () => {
    expect(await call("GET", collection)).toMatchObject({
      status: 200,
      result: {
        status: "green",
        optimizer_status: "ok",
        points_count: 0,
        indexed_vectors_count: 0,
        config: {
          params: { vectors: { size: 4, distance: "Cosine" }, shard_number: 1, on_disk_payload: true },
          hnsw_config: { m: 16, ef_construct: 100, full_scan_threshold: 10000 },
          optimizer_config: { indexing_threshold: 10000 },
        },
        payload_schema: {},
      },
    });
  });

  it("shows settings that were changed, and keeps the others", async () => {
    const change = { optimizers_config: { indexing_threshold: 500 }, hnsw_config: { m: 8 } };
    expect(await call("PATCH", collection, change)).toMatchObject({ status: 200, result: true });
    expect(await call("GET", collection)).toMatchObject({
      result: {
        config: { hnsw_config: { m: 8, ef_construct: 100 }, optimizer_config: { indexing_threshold: 500 } },
      },
    });
  });

  it("refuses settings that make no sense, and makes nothing of them", async () => {
    const other = `${collection}-other`;
    const refusals: [body: unknown, status: number, error: RegExp][] = [
      [
        { vectors: { size: 4, distance: "Hamming" } },
        400,
        /^Format error in JSON body: data did not match any variant/,
      ],
      [{ vectors: { size: 0, distance: "Dot" } }, 400, /^Format error in JSON body/],
      [{ vectors: { size: 70000, distance: "Dot" } }, 422, /value 70000 invalid, must be from 1 to 65536/],
      [
        { vectors: { size: 4, distance: "Dot" }, hnsw_config: { ef_construct: 1 } },
        422,
        /ef_construct: value 1 invalid/,
      ],
      ["{", 400, /^Format error in JSON body: /],
    ];
    for (const [body, status, error] of refusals) {
      expect(await call("PUT", other, body)).toMatchObject({ status, error: expect.stringMatching(error) });
    }
    expect(await call("GET", `${other}/exists`)).toMatchObject({ result: { exists: false } });
  });

  it("is gone once it is deleted, and deleting it again says false", async () => {
    expect(await call("DELETE", collection)).toMatchObject({ status: 200, result: true });
    expect(await call("DELETE", collection)).toMatchObject({ status: 200, result: false });
    expect(await call("GET", `${collection}/exists`)).toMatchObject({ result: { exists: false } });
  });
});
