import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { fileError, HarnessError, inputError } from "../../errors.ts";
import { checkKind } from "../../text-file/read-bytes.ts";
import { checkParquetPages } from "./check-parquet-pages.ts";
import { parsers, toRecord } from "./parquet-values.ts";
import type { OpenRows, SourceRow } from "./row-source.ts";

/**
 * Opens a Parquet file, whose row groups are read one after another, each row as the object that a line of JSON would hold.
 */
export const openParquet: OpenRows = async (path, { ifMissing, planColumns }) => {
  await checkKind(path).catch((error) => {
    throw error instanceof HarnessError ? error : fileError(path, error, ifMissing);
  });
  const file = await asyncBufferFromFile(path);
  const refuse = (cause: Error): never => {
    // Of a damaged file the reader runs into errors of JavaScript's own, whose words say nothing to its author.
    const problem = cause.constructor === Error ? cause.message : "its bytes do not fit together";
    throw inputError(`${path}: cannot be read as Parquet (${problem}); write it again`, { cause });
  };
  const metadata = await parquetMetadataAsync(file).catch(refuse);
  await checkParquetPages(file, metadata).catch(refuse);
  const plan = planColumns(parquetSchema(metadata).children.map(({ element }) => element.name));

  async function* batches() {
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      const rowEnd = rowStart + Number(group.num_rows);
      const options = { file, metadata, compressors, parsers, rowStart, rowEnd };
      const rows = await parquetReadObjects(options).catch(refuse);
      const before = rowStart;
      yield rows.map(
        (row, i): SourceRow => ({
          number: before + i + 1,
          read: (report) => plan.toRecord(toRecord(row, plan.fieldOf, report), report),
        }),
      );
      rowStart = rowEnd;
    }
    if (rowStart === 0) throw inputError(`${path}: is empty; at least one row is needed`);
  }
  return { plan, rows: batches() };
};
