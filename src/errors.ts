/**
 * `input`: an experiment, dataset, flag or baseline is wrong, and its author can fix it.
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

/** What Node says of a path that its author can correct, and what it means. */
const WRONG_PATHS: { readonly [code: string]: string } = {
  ENOENT: "no such file",
  ENOTDIR: "no such file, since a part of the path is a file",
  EISDIR: "is a folder, not a file",
  ENAMETOOLONG: "is too long for a path",
  ELOOP: "is a link that leads to itself",
  ERR_INVALID_ARG_VALUE: "is no path, since it has a NUL character",
};

/**
 * Why a file cannot be read: its path is wrong, which its author can correct, or the disk failed.
 *
 * @param whatToDo What to do when the path is wrong, as a sentence.
 */
export function fileError(path: string, cause: NodeJS.ErrnoException, whatToDo: string): HarnessError {
  const problem = WRONG_PATHS[cause.code ?? ""];
  return problem === undefined
    ? worldError(`${path}: cannot be read (${cause.code})`, { cause })
    : inputError(`${path}: ${problem}. ${whatToDo}`, { cause });
}
