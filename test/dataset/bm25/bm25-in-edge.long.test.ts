import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { installEdge } from "../../../src/engine/edge/install.ts";
import { createRandom, randomInteger } from "../../../src/random.ts";
import { scratchFolder } from "../scratch.ts";
import { type EdgeVectors, OPTIONS, vectorsOf } from "./edge-vectors.ts";

const SCIFACT = "../shared/datasets/scifact/documents.jsonl.gz";
const ALPHABET = "aeiouybcdglnrst";
const OTHERS = [
  [0x20, 0x5ff],
  [0x900, 0x97f],
  [0xe00, 0xe5f],
  [0x1e00, 0x20ff],
  [0x2150, 0x218f],
  [0x3040, 0x30ff],
  [0xff00, 0xff7f],
  [0x10400, 0x1044f],
] as const;

/** Words of letters that stemmers look at, and characters of other scripts. */
function drawTexts(count: number): string[] {
  const random = createRandom("bm25-texts");
  const letters = () =>
    Array.from({ length: 1 + randomInteger(random, 10) }, () => ALPHABET[randomInteger(random, 15)]).join("");
  const strange = () => {
    const [from, to] = OTHERS[randomInteger(random, OTHERS.length)]!;
    return String.fromCodePoint(from + randomInteger(random, to - from + 1));
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: randomInteger(random, 40) }, () =>
      random() < 0.8 ? `${letters()} ` : strange(),
    ).join(""),
  );
}

async function inEdge(texts: readonly string[]): Promise<EdgeVectors> {
  const file = join(await scratchFolder(), "texts.json");
  writeFileSync(file, JSON.stringify(texts));
  const python = await installEdge(() => {});
  const printed = execFileSync(python, ["test/oracle/bm25/bm25.py", file], { maxBuffer: 1 << 30 });
  return JSON.parse(printed.toString());
}

const compared = Object.keys(OPTIONS) as (keyof EdgeVectors)[];

it("is Qdrant Edge's own on 5,000 texts of many scripts, in every index and value", async () => {
  const texts = drawTexts(5000);
  const expected = await inEdge(texts);
  for (const options of compared) expect(vectorsOf(texts, options)).toEqual(expected[options]);
}, 120_000);

it.skipIf(!existsSync(SCIFACT))(
  `is Qdrant Edge's own on the titles of SciFact (${SCIFACT})`,
  async () => {
    const lines = gunzipSync(readFileSync(SCIFACT)).toString().trim().split("\n");
    const texts = lines.map((line) => JSON.parse(line).title as string);
    const expected = await inEdge(texts);
    for (const options of compared) expect(vectorsOf(texts, options)).toEqual(expected[options]);
  },
  120_000,
);
