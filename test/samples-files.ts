import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Samples } from "../src/model/samples.ts";

/** Writes plain samples where a Python program can read them: `values.f64` and `labels.f64` are for `numpy.fromfile`. */
export async function writeSamples(folder: string, { columns, values, labels }: Samples): Promise<void> {
  await writeFile(join(folder, "columns.json"), JSON.stringify(columns));
  await writeFile(join(folder, "values.f64"), Buffer.from(values.buffer));
  await writeFile(join(folder, "labels.f64"), Buffer.from(labels.buffer));
}

/** Reads what `writeSamples` wrote. */
export async function readSamples(folder: string): Promise<Samples> {
  const numbers = async (name: string) => new Float64Array((await readFile(join(folder, name))).buffer);
  const labels = await numbers("labels.f64");
  return {
    columns: JSON.parse(await readFile(join(folder, "columns.json"), "utf8")),
    values: await numbers("values.f64"),
    labels,
    weights: new Float64Array(labels.length).fill(1),
    users: new Int32Array(labels.length),
    items: new Int32Array(labels.length),
  };
}
