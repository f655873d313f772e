import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { fileError, HarnessError, inputError } from "../../errors.ts";
import { checkKind } from "../../text-file/read-bytes.ts";

/** A matrix of 32-bit numbers, row after row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** How one type of numbers is read from the bytes of a file. */
interface NumberType {
  readonly bytes: number;
  readonly read: (view: DataView, offset: number) => number;
}

const TYPES: { readonly [descr: string]: NumberType } = {
  "<f2": { bytes: 2, read: (view, offset) => halfValue(view.getUint16(offset, true)) },
  "<f4": { bytes: 4, read: (view, offset) => view.getFloat32(offset, true) },
  "<f8": { bytes: 8, read: (view, offset) => view.getFloat64(offset, true) },
};

const MAGIC = Buffer.from("\x93NUMPY", "latin1");
/** A header of two dimensions has about 100 bytes. */
const LONGEST_HEADER = 1 << 16;
const SAVE = "save it as np.save(file, np.ascontiguousarray(vectors, dtype=np.float32))";

/**
 * Reads a matrix that numpy saved: little-endian float16, float32 or float64, in two dimensions and C order.
 *
 * @throws HarnessError `input` where the file is missing, holds something else, is cut short, or has a number that is not
 *   finite in 32 bits, named by its indices; `world` when the disk fails.
 * @see numpy.lib.format
 */
export async function readNpy(path: string, ifMissing: string): Promise<Matrix> {
  try {
    await checkKind(path);
    await using file = await open(path);
    const { type, rows, columns, start } = await readHeader(path, file);
    const { size } = await file.stat();
    const expected = start + rows * columns * type.bytes;
    if (size !== expected) {
      throw inputError(
        `${path}: has ${size} bytes, ${rows} × ${columns} numbers take ${expected}; the file is not whole, ${SAVE}`,
      );
    }
    const values = new Float32Array(rows * columns);
    let done = 0;
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of createReadStream(path, { start, highWaterMark: 1 << 20 })) {
      const bytes = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const count = Math.floor(bytes.length / type.bytes);
      for (let i = 0; i < count; i++) {
        const value = Math.fround(type.read(view, i * type.bytes));
        if (!Number.isFinite(value))
          throw notFinite(path, done + i, columns, type.read(view, i * type.bytes));
        values[done + i] = value;
      }
      done += count;
      rest = bytes.subarray(count * type.bytes);
    }
    return { rows, columns, values };
  } catch (error) {
    throw error instanceof HarnessError ? error : fileError(path, error as NodeJS.ErrnoException, ifMissing);
  }
}

async function readHeader(path: string, file: FileHandle) {
  const head = Buffer.alloc(12);
  const { bytesRead } = await file.read(head, 0, head.length, 0);
  if (bytesRead < head.length || !head.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw inputError(`${path}: is not a file of numpy; ${SAVE}`);
  }
  const isOld = head[6] === 1;
  const length = isOld ? head.readUInt16LE(8) : head.readUInt32LE(8);
  const start = (isOld ? 10 : 12) + length;
  const text = Buffer.alloc(Math.min(length, LONGEST_HEADER));
  await file.read(text, 0, text.length, start - length);
  const header = text.toString("latin1");
  const descr = /'descr':\s*'([^']*)'/.exec(header)?.[1];
  const type = descr === undefined || !Object.hasOwn(TYPES, descr) ? undefined : TYPES[descr];
  if (type === undefined) {
    throw inputError(
      `${path}: holds ${descr ?? "several types"}, and float16, float32 or float64 are needed; ${SAVE}`,
    );
  }
  if (!/'fortran_order':\s*False/.test(header)) throw inputError(`${path}: is in Fortran's order; ${SAVE}`);
  const shape = /'shape':\s*\(([^)]*)\)/.exec(header)?.[1] ?? "";
  const sizes = shape.split(",").flatMap((size) => (size.trim() === "" ? [] : [Number(size)]));
  const [rows, columns] = sizes;
  if (sizes.length !== 2 || !sizes.every((size) => Number.isSafeInteger(size) && size > 0)) {
    throw inputError(`${path}: has the shape (${shape}), and (vectors, dimensions) is needed; ${SAVE}`);
  }
  return { type, rows: rows!, columns: columns!, start };
}

function notFinite(path: string, at: number, columns: number, value: number): HarnessError {
  const place = `[${Math.floor(at / columns)}, ${at % columns}]`;
  return inputError(
    `${path}: ${place} must be a finite 32-bit number, got ${value}; correct that vector, or leave it out`,
  );
}

/** The number of 16 bits in IEEE 754: a sign, 5 bits of exponent, 10 of fraction. */
function halfValue(bits: number): number {
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 0) return (sign * fraction) / (1 << 24);
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  // 2^(exponent - 25) · (1024 + fraction), in powers of two that are exact
  return exponent >= 25
    ? sign * (1024 + fraction) * (1 << (exponent - 25))
    : (sign * (1024 + fraction)) / (1 << (25 - exponent));
}
