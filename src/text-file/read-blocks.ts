import { isUtf8 } from "node:buffer";
import type { Hash } from "node:crypto";
import { inputError } from "../errors.ts";
import { type FileOptions, readBytes } from "./read-bytes.ts";
import { BYTE_ORDER_MARK, startsWith } from "./signatures.ts";

/** One line without its end: the bytes `start` … `end` − 1 of a buffer. `line` counts from 1. */
export type OnLine = (bytes: Buffer, start: number, end: number, line: number) => void;

/** How a text file is read. */
export interface ReadTextOptions extends FileOptions {
  /** Whether bytes that are not UTF-8 are handed over as they are: for files older than it. */
  readonly anyEncoding?: boolean;
  /** Is fed the bytes without the mark at their start, so that a file and its gzipped copy hash alike. */
  readonly hash?: Hash;
}

/** How many lines were taken so far, which whoever takes them counts; messages name the next. */
export interface LineCursor {
  line: number;
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;
/** A record of 65,536 numbers has 2 MB. */
const LONGEST_LINE = 1 << 25;
const TOO_LONG = `is longer than ${LONGEST_LINE >> 20} MiB; write one record a line`;

/**
 * Reads a text file, plain or gzip, in blocks of whole lines, of which the very last may lack its end, without ever holding
 * the whole file. What the lines hold is not checked: see `offerLines`.
 *
 * @throws HarnessError `input` when the file is missing or begins like another format, or a line is too long; `world` when
 *   the disk fails.
 */
export async function* readBlocks(
  path: string,
  options: ReadTextOptions,
  cursor: LineCursor,
): AsyncGenerator<Buffer> {
  const { hash } = options;
  hash?.update("\0"); // no text has it: the end of one file cannot be taken for the start of the next
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  for await (const chunk of readBytes(path, options)) {
    hash?.update(chunk);
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      const whole = chunk.subarray(0, end);
      yield pending.length === 0 ? whole : Buffer.concat([...pending, whole]);
      pending = [];
      pendingBytes = 0;
    }
    pending.push(chunk.subarray(end));
    pendingBytes += chunk.length - end;
    if (pendingBytes > LONGEST_LINE) throw inputError(`${path}:${cursor.line + 1}: ${TOO_LONG}`);
  }
  const rest = Buffer.concat(pending);
  if (rest.length > 0) yield rest;
}

/** Hands over the lines of a block; each is checked where the block has carriage returns or bytes that are no text. */
export function offerLines(
  block: Buffer,
  path: string,
  { anyEncoding = false }: ReadTextOptions,
  cursor: LineCursor,
  onLine: OnLine,
): void {
  const isSuspect = block.includes(RETURN) || !isText(block, anyEncoding);
  let start = 0;
  while (start < block.length) {
    const newline = block[start] === NEWLINE ? start : block.indexOf(NEWLINE, start); // blank lines may be all
    const next = newline < 0 ? block.length : newline + 1;
    let end = newline < 0 ? next : newline;
    cursor.line += 1;
    if (isSuspect) {
      while (end > start && block[end - 1] === RETURN) end -= 1;
      const problem = describeProblem(block.subarray(start, end), anyEncoding);
      if (problem !== undefined) throw inputError(`${path}:${cursor.line}: ${problem}`);
    }
    if (block[start] === BYTE_ORDER_MARK[0] && startsWith(block.subarray(start, end), BYTE_ORDER_MARK)) {
      start += BYTE_ORDER_MARK.length;
    }
    onLine(block, start, end, cursor.line);
    start = next;
  }
}

function isText(bytes: Buffer, anyEncoding: boolean): boolean {
  return (anyEncoding || isUtf8(bytes)) && !bytes.includes(0);
}

function describeProblem(bytes: Buffer, anyEncoding: boolean): string | undefined {
  if (bytes.includes(0))
    return "has a NUL byte, so this is not UTF-8 text; if it is UTF-16, save it as UTF-8";
  if (bytes.includes(RETURN)) {
    return "has a carriage return without a line feed; let lines end in \\n or \\r\\n";
  }
  if (isText(bytes, anyEncoding)) return undefined;
  const text = bytes.toString("utf8");
  const at = text.indexOf("\uFFFD");
  const around = JSON.stringify(text.slice(Math.max(0, at - 20), at + 20));
  return `has bytes that are not UTF-8, shown as \uFFFD in ${around}; save the file as UTF-8`;
}
