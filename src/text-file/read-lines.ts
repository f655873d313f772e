import { isUtf8 } from "node:buffer";
import type { Hash } from "node:crypto";
import { inputError } from "../errors.ts";
import { type FileOptions, readBytes } from "./read-bytes.ts";

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

/**
 * Hands over a file's lines one by one, without ever holding the whole file: plain or gzip; the byte order mark dropped
 * at the start of the file and of each line, since files with one may have been joined; lines end in \n or \r\n.
 *
 * @param onLine Called with each line, also where it is blank; the last one needs no line end.
 * @throws HarnessError `input` when the file is missing or cannot be text, naming the first line that is not UTF-8, too
 *   long, or has a NUL byte or a carriage return of its own; `world` when the disk fails; and whatever `onLine` throws.
 */
export async function readLines(path: string, options: ReadLinesOptions, onLine: OnLine): Promise<void> {
  const offer = lineSplitter(path, options.anyEncoding ?? false, onLine);
  options.hash?.update("\0"); // no text has it: the end of one file cannot be taken for the start of the next
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  for await (const chunk of readBytes(path, options)) {
    options.hash?.update(chunk);
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      const whole = chunk.subarray(0, end);
      offer(pending.length === 0 ? whole : Buffer.concat([...pending, whole]));
      pending = [];
      pendingBytes = 0;
    }
    pending.push(chunk.subarray(end));
    pendingBytes += chunk.length - end;
    if (pendingBytes > LONGEST_LINE) offer(Buffer.concat(pending)); // which refuses it with its number
  }
  offer(Buffer.concat(pending));
}

/** Splits blocks of whole lines, which counts them; what is costly to check is checked for a block at once. */
function lineSplitter(path: string, anyEncoding: boolean, onLine: OnLine): (block: Buffer) => void {
  let line = 0;
  return (block) => {
    const isText = (anyEncoding || isUtf8(block)) && !block.includes(0);
    const hasReturns = block.includes(RETURN);
    for (let start = 0; start < block.length; ) {
      const newline = block.indexOf(NEWLINE, start);
      const next = newline < 0 ? block.length : newline + 1;
      let end = newline < 0 ? next : newline;
      line += 1;
      if (end - start > LONGEST_LINE) {
        refuse(`is longer than ${LONGEST_LINE >> 20} MiB; write one record a line`);
      }
      if (!isText) checkText(block.subarray(start, end), anyEncoding, refuse);
      if (hasReturns) {
        while (end > start && block[end - 1] === RETURN) end -= 1;
        if (block.subarray(start, end).includes(RETURN)) {
          refuse("has a carriage return without a line feed; let lines end in \\n or \\r\\n");
        }
      }
      onLine(block, startsWithMark(block, start, end) ? start + 3 : start, end, line);
      start = next;
    }
  };

  function refuse(problem: string): never {
    throw inputError(`${path}:${line}: ${problem}`);
  }
}

function checkText(bytes: Buffer, anyEncoding: boolean, refuse: (problem: string) => never): void {
  if (bytes.includes(0))
    refuse("has a NUL byte, so this is not UTF-8 text; if it is UTF-16, save it as UTF-8");
  if (anyEncoding || isUtf8(bytes)) return;
  const text = bytes.toString("utf8");
  const at = text.indexOf("\uFFFD");
  const around = JSON.stringify(text.slice(Math.max(0, at - 20), at + 20));
  refuse(`has bytes that are not UTF-8, shown as \uFFFD in ${around}; save the file as UTF-8`);
}

function startsWithMark(bytes: Buffer, start: number, end: number): boolean {
  return bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf && start + 3 <= end;
}
