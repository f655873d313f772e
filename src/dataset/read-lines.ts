import type { Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { fileError, inputError } from "../errors.ts";

/** How a text file is read. */
export interface ReadLinesOptions {
  /** What to do when the file is missing, as a sentence. */
  readonly ifMissing: string;
  /** Name of the encoding, as `TextDecoder` takes it; UTF-8 by default. */
  readonly encoding?: string;
  /** Is fed the text as bytes, so that a file and its gzipped copy hash alike. */
  readonly hash?: Hash;
}

/**
 * Reads a text file line by line without holding it in memory; `.gz` is decompressed. Blank lines are left out.
 *
 * @param onLine Called with each line and its number, which starts at 1.
 * @throws HarnessError `input` when the file is missing, empty, in another encoding, or broken gzip; `world` when the disk
 * fails.
 */
export async function readLines(
  path: string,
  { ifMissing, encoding = "utf-8", hash }: ReadLinesOptions,
  onLine: (line: string, number: number) => void,
): Promise<void> {
  let number = 0;
  let offered = 0;
  const offer = (line: string) => {
    number += 1;
    if (line.trim() === "") return;
    offered += 1;
    onLine(line, number);
  };
  const consume = async (chunks: AsyncIterable<Buffer>) => {
    const decoder = new TextDecoder(encoding, { fatal: true });
    hash?.update("\0"); // no text has it: the end of one file cannot be taken for the start of the next
    let rest = "";
    for await (const chunk of chunks) {
      hash?.update(chunk);
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      lines.forEach(offer);
    }
    offer(rest + decoder.decode());
  };

  const file = createReadStream(path);
  try {
    await (path.endsWith(".gz") ? pipeline(file, createGunzip(), consume) : pipeline(file, consume));
  } catch (error) {
    const options = { cause: error };
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
      throw inputError(
        `${path}: holds bytes that are not ${encoding} in line ${number + 1} or later; convert it`,
        options,
      );
    }
    if (code.startsWith("Z_")) {
      throw inputError(`${path}: cannot be decompressed (${message}); gzip the whole file again`, options);
    }
    throw code === "" ? error : fileError(path, error as NodeJS.ErrnoException, ifMissing);
  }
  if (offered === 0) throw inputError(`${path}: is empty; at least one line is needed`);
}
