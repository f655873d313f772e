import type { Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { inputError, worldError } from "../../errors.ts";

/**
 * Reads a text file line by line without holding it in memory; `.gz` is decompressed. Blank lines are left out.
 *
 * @param hash Is fed the text as bytes, so that a file and its gzipped copy hash alike.
 * @param onLine Called with each line and its number, which starts at 1.
 * @throws HarnessError `input` when the file is missing, is not UTF-8, or is broken gzip; `world` when the disk fails.
 */
export async function readLines(
  path: string,
  hash: Hash,
  onLine: (line: string, number: number) => void,
): Promise<void> {
  let number = 0;
  hash.update("\0"); // no text has it: what ends one file and what starts the next cannot be confused
  const offer = (line: string) => {
    number += 1;
    if (line.trim() !== "") onLine(line, number);
  };
  const consume = async (chunks: AsyncIterable<Buffer>) => {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let rest = "";
    for await (const chunk of chunks) {
      hash.update(chunk);
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
    throw explain(error as NodeJS.ErrnoException, path, number);
  }
}

function explain(error: NodeJS.ErrnoException, path: string, line: number): Error {
  const options = { cause: error };
  const code = error.code ?? "";
  if (code === "ENOENT") {
    return inputError(
      `${path}: no such file; write it, or mend its name under files in dataset.json`,
      options,
    );
  }
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
    return inputError(`${path}: is not UTF-8 text somewhere after line ${line}; save it as UTF-8`, options);
  }
  if (code.startsWith("Z_")) {
    return inputError(
      `${path}: cannot be decompressed (${error.message}); gzip the whole file again`,
      options,
    );
  }
  return code === "" ? error : worldError(`${path}: cannot be read (${code})`, options);
}
