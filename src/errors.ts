/**
 * `input`: an experiment, dataset, flag or baseline is wrong, and its author can mend it.
 * `world`: an engine, the network or the disk failed.
 */
export type ErrorCode = "input" | "world";

/** The one error that this project throws on purpose; its message is written for the person at the terminal. */
export class HarnessError extends Error {
  override readonly name = "HarnessError";
  readonly code: ErrorCode;
  /** Every problem that was found, one sentence each: what is wrong, the value seen, where, and what to do. */
  readonly problems: readonly string[];

  constructor(code: ErrorCode, problems: string | readonly string[], options?: ErrorOptions) {
    const list = typeof problems === "string" ? [problems] : problems;
    super(list.join("\n"), options);
    this.code = code;
    this.problems = list;
  }
}

/** Bad input: process exit code 2. */
export function inputError(problems: string | readonly string[], options?: ErrorOptions): HarnessError {
  return new HarnessError("input", problems, options);
}

/** A failing world: process exit code 3. */
export function worldError(problems: string | readonly string[], options?: ErrorOptions): HarnessError {
  return new HarnessError("world", problems, options);
}

/**
 * Why a file cannot be read: it is not there or is none, which its author can fix, or the disk failed.
 *
 * @param ifMissing What to do when it is not there, as a sentence.
 */
export function fileError(path: string, cause: NodeJS.ErrnoException, ifMissing: string): HarnessError {
  switch (cause.code) {
    case "ENOENT":
      return inputError(`${path}: no such file. ${ifMissing}`, { cause });
    case "ENOTDIR":
      return inputError(`${path}: no such file, since a part of its path is no folder. ${ifMissing}`, {
        cause,
      });
    case "EISDIR":
      return inputError(`${path} is a folder, not a file. ${ifMissing}`, { cause });
    default:
      return worldError(`${path}: cannot be read (${cause.code})`, { cause });
  }
}
