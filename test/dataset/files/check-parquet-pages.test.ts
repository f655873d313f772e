import { parquetMetadataAsync } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import { expect, it } from "vitest";
import { checkParquetPages } from "../../../src/dataset/files/check-parquet-pages.ts";

const whole = new Uint8Array(
  parquetWriteBuffer({ columnData: [{ name: "id", data: ["ada", null, "eve"], type: "STRING" }] }),
);

async function check(bytes: Uint8Array): Promise<void> {
  const { buffer } = Uint8Array.from(bytes);
  await checkParquetPages(buffer, await parquetMetadataAsync(buffer));
}

it("finds nothing in a file as it was written", async () => {
  await expect(check(whole)).resolves.toBeUndefined();
});

it("finds that a byte of a page's header is missing, where the reader would follow sizes that are none", async () => {
  // 4 bytes of magic, then the header: its type, both sizes, and how many values there are.
  for (let at = 4; at < 14; at++) {
    const damaged = Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1)]);
    await expect(check(damaged), `without byte ${at}`).rejects.toThrow();
  }
});

it("names a column whose page is longer than the column", async () => {
  const longer = whole.with(7, 0x7e);
  await expect(check(longer)).rejects.toThrow(/^column id has a page of an impossible size$/);
});
