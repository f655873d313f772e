import { openCsv } from "./read-csv.ts";
import { openJsonLines } from "./read-json-lines.ts";
import { openParquet } from "./read-parquet.ts";
import type { OpenRows } from "./row-source.ts";

/** The formats that items, users and interactions may have, by the ends of their files' names. */
const FORMATS: readonly {
  readonly name: string;
  readonly endings: readonly string[];
  readonly open: OpenRows;
}[] = [
  { name: "JSON Lines", endings: [".jsonl", ".jsonl.gz"], open: openJsonLines },
  { name: "CSV", endings: [".csv", ".csv.gz"], open: openCsv },
  { name: "TSV", endings: [".tsv", ".tsv.gz"], open: openCsv },
  { name: "Parquet", endings: [".parquet"], open: openParquet },
];

/** All ends of names, in the order in which files are looked for. */
export const FILE_ENDINGS: readonly string[] = FORMATS.flatMap(({ endings }) => endings);

/** Names of the formats. */
export const FORMAT_NAMES: readonly string[] = FORMATS.map(({ name }) => name);

/** What opens a file of this name. */
export function opener(file: string): OpenRows {
  return (
    FORMATS.find(({ endings }) => endings.some((ending) => file.endsWith(ending)))?.open ?? openJsonLines
  );
}
