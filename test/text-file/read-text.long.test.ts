import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { readText } from "../../src/text-file/read-text.ts";
import { scratchFolder } from "../dataset/scratch.ts";

it("reads a file of more lines than a list can hold", { timeout: 120_000 }, async () => {
  const content = gzipSync(Buffer.alloc(120_000_000, "\n"), { level: 1 });
  const path = join(await scratchFolder({ "a.txt": content }), "a.txt");
  const text = await readText(path, { ifMissing: "Write it." });
  expect(text.length).toBe(119_999_999);
});
