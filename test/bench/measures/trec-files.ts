import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createRandom, randomInteger, samplePositions } from "../../../src/random.ts";
import { qrelsLines, runLines } from "../../../src/trec/write-trec.ts";

const items = 20_000;
const judged = 100;
const names = {
  query: (query: number) => `query-${query}`,
  item: (item: number) => `document-${String(item).padStart(6, "0")}`,
};

/** Writes random qrels, 100 grades from 0 to 3 a query, and a random run of so many ranks. */
export async function writeTrecFiles(folder: string, queries: number, ranks: number) {
  const random = createRandom(`${queries} × ${ranks}`);
  const draw = (count: number) => samplePositions(random, items, count);
  const qrels = Array.from({ length: queries }, () => {
    const drawn = draw(judged);
    return { items: drawn, grades: Float64Array.from(drawn, () => randomInteger(random, 4)) };
  });
  const rankings = Array.from({ length: queries }, () => {
    const keys = new Map(Array.from(draw(ranks), (item) => [item, random()]));
    const order = [...keys.keys()].sort((a, b) => keys.get(a)! - keys.get(b)!);
    return { items: Int32Array.from(order), scores: new Float64Array(ranks) };
  });
  const paths = { qrels: join(folder, `${queries}.qrels`), run: join(folder, `${queries}.run`) };
  await writeFile(paths.qrels, qrelsLines(qrels, names));
  await writeFile(paths.run, runLines(rankings, names, "bench"));
  return paths;
}
