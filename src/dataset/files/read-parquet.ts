import type { Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { fileError, HarnessError, inputError } from "../../errors.ts";
import { checkKind } from "../../text-file/read-bytes.ts";
import { checkParquetPages } from "./check-parquet-pages.ts";
import { parsers, toRecord } from "./parquet-values.ts";
import type { RawRecord, RecordReader } from "./read-records.ts";

/**
 * Reads a Parquet file, one row group after another, each row as the object that a line of JSON would hold.
 */
export const readParquet: RecordReader = async (path, { hash, ifMissing }, onRecord) => {
  await hashFile(path, hash).catch((error) => {
    throw error instanceof HarnessError ? error : fileError(path, error, ifMissing);
  });
  let number = 0;
  for await (const row of rowsOf(path)) {
    number += 1;
    onRecord(number, (report) => toRecord(row, report));
  }
  if (number === 0) throw inputError(`${path}: is empty; at least one row is needed`);
};

async function* rowsOf(path: string): AsyncGenerator<RawRecord> {
  const file = await asyncBufferFromFile(path);
  const refuse = (cause: Error): never => {
    // Of a damaged file the reader runs into errors of JavaScript's own, whose words say nothing to its author.
    const problem = cause.constructor === Error ? cause.message : "its bytes do not fit together";
    throw inputError(`${path}: cannot be read as Parquet (${problem}); write it again`, { cause });
  };
  const metadata = await parquetMetadataAsync(file).catch(refuse);
  await checkParquetPages(file, metadata).catch(refuse);
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    const options = { file, metadata, compressors, parsers, rowStart, rowEnd };
    yield* await parquetReadObjects(options).catch(refuse);
    rowStart = rowEnd;
  }
}

async function hashFile(path: string, hash: Hash): Promise<void> {
  await checkKind(path);
  hash.update("\0");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
}
