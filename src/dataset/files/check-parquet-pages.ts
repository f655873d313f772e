import type { AsyncBuffer, ColumnMetaData, FileMetaData } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";

/** Holds the header of all pages but those with very long statistics. */
const HEADER_BYTES = 4096;

/**
 * Checks that the pages of a file are as long and hold as many values as its metadata says. Where a byte is missing the
 * reader takes whatever is there for sizes: it would loop for ever, or ask for all memory.
 *
 * @throws Error, or a RangeError of a reader that ran out of bytes, where they do not.
 */
export async function checkParquetPages(
  file: AsyncBuffer,
  { row_groups, num_rows }: FileMetaData,
): Promise<void> {
  if (sum(row_groups.map((group) => Number(group.num_rows))) !== Number(num_rows)) {
    throw new Error("its row groups do not hold the rows that it says");
  }
  for (const { columns } of row_groups) {
    for (const { meta_data } of columns) if (meta_data !== undefined) await checkColumn(file, meta_data);
  }
}

async function checkColumn(file: AsyncBuffer, column: ColumnMetaData): Promise<void> {
  const name = column.path_in_schema.join(".");
  const begin = Number(column.dictionary_page_offset || column.data_page_offset);
  const end = begin + Number(column.total_compressed_size);
  const most = Number(column.total_uncompressed_size);
  const total = Number(column.num_values);
  if (!(begin >= 4 && begin <= end && end <= file.byteLength)) {
    throw new Error(`column ${name} lies outside of the file`);
  }
  let values = 0;
  for (let offset = begin; offset < end; ) {
    const { header, length } = await headerAt(file, offset, end);
    const { compressed_page_size: size, uncompressed_page_size: whole } = header;
    offset += length + size;
    if (!isCount(size, end) || !isCount(whole, most) || offset > end) {
      throw new Error(`column ${name} has a page of an impossible size`);
    }
    const own = (header.data_page_header ?? header.data_page_header_v2)?.num_values ?? 0;
    if (!isCount(own, total) || !isCount(header.dictionary_page_header?.num_values ?? 0, most)) {
      throw new Error(`column ${name} has a page of an impossible number of values`);
    }
    values += own;
  }
  if (values !== total) {
    throw new Error(`column ${name} holds ${values} values in its pages, and ${total} by its metadata`);
  }
}

/** The header of a page, and how many bytes it takes. */
async function headerAt(file: AsyncBuffer, offset: number, end: number) {
  const read = async (bytes: number) => {
    const view = new DataView(await file.slice(offset, Math.min(offset + bytes, end)));
    const reader = { view, offset: 0 };
    const header = parquetHeader(reader);
    return { header, length: reader.offset };
  };
  return read(HEADER_BYTES).catch(() => read(end - offset));
}

function isCount(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
