import { isUtf8 } from "node:buffer";
import type { Hash } from "node:crypto";
import { inputError } from "../errors.ts";
import { type FileOptions, readBytes } from "./read-bytes.ts";
import { BYTE_ORDER_MARK, startsWith } from "./signatures.ts";

/** One line without its end: the bytes `start` … `end` − 1 of a buffer. `line` counts from 1. */
export type OnLine = (bytes: Buffer, start: number, end: number, line: number) => void;

/** How a text file is read. */
export interface ReadLinesOptions extends FileOptions {
  /** Whether bytes that are not UTF-8 are handed over as they are: for files older than it. */
  readonly anyEncoding?: boolean;
  /** Is fed the bytes without the mark at their start, so that a file and its gzipped copy hash alike. */
  readonly hash?: Hash;
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;
/** A record of 65,536 numbers has 2 MB. */
const LONGEST_LINE = 1 << 25;
const TOO_LONG = `is longer than ${LONGEST_LINE >> 20} MiB; write one record a line`;

/**
 * Hands over a file's lines one by one, without ever holding the whole file: plain or gzip; the byte order mark dropped
 * at the start of the file and of each line, since files with one may have been joined; lines end in \n or \r\n.
 *
 * @param onLine Called with each line, also where it is blank; the last one needs no line end.
 * @throws HarnessError `input` when the file is missing or cannot be text, naming the first line that is not UTF-8, too
 *   long, or has a NUL byte or a carriage return of its own; `world` when the disk fails; and whatever `onLine` throws.
 */
export async function readLines(path: string, options: ReadLinesOptions, onLine: OnLine): Promise<void> {
  const { hash, anyEncoding = false } = options;
  hash?.update("\0"); // no text has it: the end of one file cannot be taken for the start of the next
  let line = 0;
  const offer = (block: Buffer) => {
    line = offerLines(block, line, onLine, block.includes(RETURN) || !isText(block, anyEncoding), check);
  };
  const check = (bytes: Buffer, number: number) => {
    const problem = describeProblem(bytes, anyEncoding);
    if (problem !== undefined) throw inputError(`${path}:${number}: ${problem}`);
  };
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  for await (const chunk of readBytes(path, options)) {
    hash?.update(chunk);
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      const whole = chunk.subarray(0, end);
      offer(pending.length === 0 ? whole : Buffer.concat([...pending, whole]));
      pending = [];
      pendingBytes = 0;
    }
    pending.push(chunk.subarray(end));
    pendingBytes += chunk.length - end;
    if (pendingBytes > LONGEST_LINE) throw inputError(`${path}:${line + 1}: ${TOO_LONG}`);
  }
  offer(Buffer.concat(pending));
}

/**
 * Splits a block of whole lines.
 *
 * @param before How many lines came before.
 * @param isSuspect Whether the block has carriage returns or bytes that are no text; only then are its lines looked at.
 * @returns How many lines there are now.
 */
function offerLines(
  block: Buffer,
  before: number,
  onLine: OnLine,
  isSuspect: boolean,
  check: (bytes: Buffer, line: number) => void,
): number {
  let line = before;
  let start = 0;
  while (start < block.length) {
    const newline = block[start] === NEWLINE ? start : block.indexOf(NEWLINE, start); // blank lines may be all
    const next = newline < 0 ? block.length : newline + 1;
    let end = newline < 0 ? next : newline;
    line += 1;
    if (isSuspect) {
      while (end > start && block[end - 1] === RETURN) end -= 1;
      check(block.subarray(start, end), line);
    }
    if (block[start] === BYTE_ORDER_MARK[0] && startsWith(block.subarray(start, end), BYTE_ORDER_MARK)) {
      start += BYTE_ORDER_MARK.length;
    }
    onLine(block, start, end, line);
    start = next;
  }
  return line;
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
