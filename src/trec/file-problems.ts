import { inputError } from "../errors.ts";

const shown = 10;

/** Collects what is wrong with the lines of a file, to be told at once. */
export class FileProblems {
  readonly #path: string;
  readonly #problems: string[] = [];
  #count = 0;

  constructor(path: string) {
    this.#path = path;
  }

  add(line: number, problem: string): void {
    if (this.#count++ < shown) this.#problems.push(`${this.#path}:${line}: ${problem}`);
  }

  /** @throws HarnessError (input) with the first 10 problems and the number of the others, if there are any. */
  throwIfAny(): void {
    if (this.#count === 0) return;
    const rest = this.#count - this.#problems.length;
    throw inputError(
      rest === 0 ? this.#problems : [...this.#problems, `${this.#path}: and ${rest} more lines like these`],
    );
  }
}
