import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { fill, makeCollection, scratchFolder, send } from "../engine/data-folder.ts";
import { type Running, startCommandLine } from "./command-line.ts";
import { enginesOf } from "./processes.ts";

/** What belongs to somebody else and lies in the data folder all the time. */
const FOREIGN = {
  "notes.txt": "notes",
  "photos/alps.jpg": "jpeg",
  "collections/README": "readme",
  "collections/photos/alps.jpg": "jpeg",
  "collections/fixed/notes.txt": "notes",
  "collections/moving/notes.txt": "notes",
};

/** What the server acknowledged so far: the points of `fixed`, by their number. */
type Acknowledged = Map<number, string>;

/**
 * Kills `serve --data`, or its engine, in the middle of writes, again and again, and demands of each next start that
 * everything acknowledged is there and that foreign files are as they were.
 */
export async function killDuringWrites(times: number): Promise<void> {
  await using folder = await scratchFolder();
  const data = join(folder.path, "data");
  const acknowledged: Acknowledged = new Map();
  await whileServing(data, async (url) => {
    await makeCollection(url, "fixed");
    await send(url, "POST", "/collections/fixed/points/delete?wait=true", { points: [7] });
  });
  await fill(data, FOREIGN);
  for (let round = 0; round < times; round++) {
    await whileServing(data, async (url, pid) => {
      await expectAll(url, acknowledged);
      const writers = [
        writePoints(url, acknowledged, { from: round * 1_000_000, wait: true }),
        writePoints(url, acknowledged, { from: round * 1_000_000 + 500_000, wait: false }),
        makeAndDelete(url),
      ];
      // The moment of the kill differs from round to round, and needs no clock.
      while (acknowledged.size < (round + 1) * 60 + 7 * round) await new Promise(setImmediate);
      const [engine] = enginesOf(pid);
      process.kill(round % 3 === 2 ? engine! : pid, "SIGKILL");
      await Promise.all(writers);
    });
    expect(foreignFiles(data)).toEqual(FOREIGN);
  }
  await whileServing(data, (url) => expectAll(url, acknowledged));
}

/** Runs `serve` on a data folder until the work is done, and kills what is left of it. */
async function whileServing(data: string, work: (url: string, pid: number) => Promise<void>): Promise<void> {
  const running: Running = startCommandLine(["serve", "--port", "0", "--data", data]);
  try {
    const said = await running.says("Ctrl-C ends it.");
    expect(said).not.toContain("cannot be opened");
    await work(/^Qdrant at (http:\S+)$/m.exec(said)![1]!, running.child.pid!);
  } finally {
    running.child.kill("SIGKILL");
    await running.ended;
  }
}

/** Writes points until the server is gone, and notes those that it acknowledged. */
async function writePoints(
  url: string,
  acknowledged: Acknowledged,
  { from, wait }: { from: number; wait: boolean },
): Promise<void> {
  for (let id = from; ; id++) {
    const text = `${id} `.repeat(id % 50);
    const points = [{ id, vector: [id, 1], payload: { text } }];
    const answer = await send(url, "PUT", `/collections/fixed/points?wait=${wait}`, { points }).catch(
      () => undefined,
    );
    if (answer?.status !== 200) return;
    acknowledged.set(id, text);
  }
}

/** Makes a collection and deletes it, until the server is gone. */
async function makeAndDelete(url: string): Promise<void> {
  for (;;) {
    const made = await makeCollection(url, "moving").catch(() => undefined);
    const deleted = await send(url, "DELETE", "/collections/moving").catch(() => undefined);
    if (made === undefined || deleted?.status !== 200) return;
  }
}

async function expectAll(url: string, acknowledged: Acknowledged): Promise<void> {
  const ids = [...acknowledged.keys()];
  const { result } = await send(url, "POST", "/collections/fixed/points", { ids, with_payload: true });
  const found = (result as { id: number; payload: { text: string } }[]).map(({ id, payload }) => [
    id,
    payload.text,
  ]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(acknowledged));
}

function foreignFiles(data: string): { readonly [path: string]: string } {
  return Object.fromEntries(
    Object.keys(FOREIGN).map((path) => [path, readFileSync(join(data, path), "utf8")]),
  );
}
