import { join } from "node:path";
import { z } from "zod";
import type { ItemId } from "../../domain.ts";
import { inputError } from "../../errors.ts";
import { nameText } from "../../name-schema.ts";
import { readTextLines } from "../../text-file/read-text-lines.ts";
import { type Matrix, readNpy } from "./read-npy.ts";
import type { DeclaredVectors } from "./read-vectors.ts";
import type { ReadingContext } from "./reading-context.ts";
import type { RawRecord, Report } from "./row-source.ts";

const npyFile = z.string().regex(/\.npy$/, "must end in .npy");

const vectorFile = z.union([
  npyFile.describe("A matrix of numpy, its rows in the order of the records."),
  z.strictObject({
    file: npyFile.describe("A matrix of numpy."),
    ids: z.string().min(1).describe("A text file with the id of each row, one a line."),
  }),
]);

/** The files that hold the vectors of items or of users: of those without a name, or by name. */
export const vectorFiles = z
  .union([vectorFile, z.record(nameText, vectorFile)])
  .optional()
  .describe("Matrices of numpy (.npy) that hold the vectors: of those without a name, or by name.");

/** Where the vectors of a file's records are, where they are not in the records. */
export type VectorFiles = z.output<typeof vectorFiles>;

/** The vectors of records that are in files of their own. */
export interface ExternalVectors {
  /** Whether the vector without a name is among them. */
  readonly hasUnnamed: boolean;
  /** The record with its vectors; `position` counts the records before it. */
  readonly attach: (record: RawRecord, id: ItemId | undefined, position: number, report: Report) => RawRecord;
  /** Reports files in which records are missing, or too many; those with ids may have more. */
  readonly finish: (records: number) => void;
}

/** One file, open. */
interface OpenVectors {
  readonly path: string;
  /** The name of the vectors; undefined of those without one. */
  readonly name: string | undefined;
  readonly matrix: Matrix;
  /** The rows of ids; undefined where rows are in the order of the records. */
  readonly rowOf: ReadonlyMap<ItemId, number> | undefined;
}

/**
 * Opens the files of vectors; what is wrong with them is reported.
 *
 * @param readId The id that a line of text means.
 */
export async function openVectorFiles(
  { folder, problems }: Pick<ReadingContext, "folder" | "problems">,
  declared: DeclaredVectors,
  readId: (text: string) => ItemId,
): Promise<ExternalVectors> {
  const { files } = declared;
  const opened: OpenVectors[] = [];
  for (const { name, file, ids } of listFiles(files)) {
    const path = join(folder, file);
    const one = await problems.collect(async () => {
      const dimensions = dimensionsOf(path, name, declared);
      const matrix = await readNpy(path, "Write it, or correct its name in dataset.json.");
      if (matrix.columns !== dimensions) {
        throw inputError(
          `${path}: has ${matrix.columns} columns, the manifest says dimensions ${dimensions}`,
        );
      }
      const rowOf =
        ids === undefined ? undefined : await readIds(join(folder, ids), path, matrix.rows, readId);
      return { path, name, matrix, rowOf };
    });
    if (one !== undefined) opened.push(one);
  }
  return {
    hasUnnamed: listFiles(files).some(({ name }) => name === undefined),
    attach: (record, id, position, report) =>
      opened.reduce((whole, file) => withVector(whole, file, id, position, report), record),
    finish(records) {
      for (const { path, matrix, rowOf } of opened) {
        if (rowOf === undefined && matrix.rows !== records) {
          problems.add(
            `${path}: has ${matrix.rows} rows for ${records} records, in whose order they must be; or name a file of ids: { "file": …, "ids": … }`,
          );
        }
      }
    },
  };
}

function listFiles(files: VectorFiles): { name: string | undefined; file: string; ids?: string }[] {
  const list = (name: string | undefined, one: z.output<typeof vectorFile>) =>
    typeof one === "string" ? [{ name, file: one }] : [{ name, ...one }];
  if (files === undefined) return [];
  if (typeof files === "string") return list(undefined, files);
  if (typeof files.file === "string" && typeof files.ids === "string") {
    return list(undefined, { file: files.file, ids: files.ids });
  }
  return Object.entries(files).flatMap(([name, one]) => list(name, one));
}

function dimensionsOf(
  path: string,
  name: string | undefined,
  { dimensions, spaces }: DeclaredVectors,
): number {
  if (name === undefined) {
    if (dimensions > 0) return dimensions;
    throw inputError(`${path}: holds vectors without a name, whose dimensions the manifest must say`);
  }
  const space = spaces.find((declared) => declared.name === name);
  if (space?.dimensions !== undefined) return space.dimensions;
  throw inputError(`${path}: holds the vectors ${name}, which must be dense and in the manifest's vectors`);
}

async function readIds(
  path: string,
  matrix: string,
  rows: number,
  readId: (text: string) => ItemId,
): Promise<ReadonlyMap<ItemId, number>> {
  const rowOf = new Map<ItemId, number>();
  let count = 0;
  for await (const lines of readTextLines(path, { ifMissing: "Write the id of each row, one a line." })) {
    for (const [line, number] of lines) {
      const id = readId(line);
      if (rowOf.has(id)) throw inputError(`${path}:${number}: ${line} was there before; ids must differ`);
      rowOf.set(id, count);
      count += 1;
    }
  }
  if (count !== rows)
    throw inputError(`${path}: has ${count} ids, ${matrix} has ${rows} rows; each row needs one`);
  return rowOf;
}

function withVector(
  record: RawRecord,
  { path, name, matrix, rowOf }: OpenVectors,
  id: ItemId | undefined,
  position: number,
  report: Report,
): RawRecord {
  const row = rowOf === undefined ? position : id === undefined ? undefined : rowOf.get(id);
  if (row === undefined || row >= matrix.rows) {
    if (name === undefined && rowOf !== undefined && id !== undefined) report(`its vector is not in ${path}`);
    return record;
  }
  const vector = matrix.values.subarray(row * matrix.columns, (row + 1) * matrix.columns);
  const key = name === undefined ? "vector" : "vectors";
  const given = record[key];
  if (name === undefined) {
    if (given !== undefined) report(`vector is here and in ${path}; leave one out`);
    return { ...record, vector };
  }
  if (typeof given !== "object" && given !== undefined) return record; // for the reader of the field to refuse
  return { ...record, vectors: { ...given, [name]: vector } };
}
