/** Retypes trec_eval's expected outputs as JSON, by file, query and trec_eval's name: `retype.ts <folder>`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
if (folder === undefined) throw new Error("name the folder of out.test*");

const expected: { [file: string]: { [query: string]: { [measure: string]: number } } } = {};
for (const file of [
  "out.test",
  "out.test.a",
  "out.test.aq",
  "out.test.aqc",
  "out.test.aqcM",
  "out.test.aql",
]) {
  const queries: { [query: string]: { [measure: string]: number } } = {};
  for (const line of readFileSync(join(folder, file), "utf8").trim().split("\n")) {
    const [measure = "", query = "", value = ""] = line.split("\t").map((field) => field.trim());
    if (Number.isNaN(Number(value))) continue;
    queries[query] ??= {};
    queries[query][measure] = Number(value);
  }
  expected[file] = queries;
}
writeFileSync(join(import.meta.dirname, "expected.json"), `${JSON.stringify(expected, null, 1)}\n`);
